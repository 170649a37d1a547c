"""The token service: who may have a token, and which tokens are good."""

import base64
import binascii
import secrets
import time
import uuid
from http import HTTPStatus

Refusal = tuple[int, dict[str, object]]
"""HTTP status and body."""

SCOPES = ("GIGACHAT_API_PERS", "GIGACHAT_API_B2B", "GIGACHAT_API_CORP")


class Tokens:
    """Tokens of one client, whose key belongs to one scope."""

    def __init__(self, client_id: str, client_secret: str, scope: str, life_s: float) -> None:
        self._pair = f"{client_id}:{client_secret}"
        self._scope = scope
        self._life_s = life_s
        self._good_until: dict[str, float] = {}
        self._seen: set[str] = set()

    def refusal(self, authorization: str, request_id: str, scope: str | None) -> Refusal | None:
        """Return why no token is given, None when one may be."""
        bad, unauthorized = HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED
        if not _is_uuid4(request_id) or request_id in self._seen:
            return bad, {"code": 3, "message": "RqUID header is missing or invalid"}
        self._seen.add(request_id)
        kind, _, key = authorization.partition(" ")
        if kind != "Basic" or _decoded(key) != self._pair:
            return unauthorized, {"code": 6, "message": "credentials doesn't match db data"}
        if not scope:
            return bad, {"code": 5, "message": "scope is empty"}
        if scope not in SCOPES:
            return bad, {"code": 1, "message": "scope data format invalid"}
        if scope != self._scope:
            return bad, {"code": 7, "message": "scope from db not fully includes consumed scope"}
        return None

    def issue(self) -> dict[str, object]:
        """Return a new token as the service words it; the end is Unix time in ms."""
        token, until = secrets.token_urlsafe(48), time.time() + self._life_s
        self._good_until[token] = until
        return {"access_token": token, "expires_at": int(until * 1000)}

    def is_good(self, authorization: str) -> bool:
        kind, _, token = authorization.partition(" ")
        return kind == "Bearer" and self._good_until.get(token, 0.0) > time.time()

    def revoke_all(self) -> None:
        self._good_until.clear()


def _is_uuid4(text: str) -> bool:
    try:
        return uuid.UUID(text).version == 4
    except ValueError:
        return False


def _decoded(key: str) -> str | None:
    try:
        return base64.b64decode(key, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
