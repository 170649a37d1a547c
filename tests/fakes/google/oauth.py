"""The token service: a JWT signed with the service account's key buys a token."""

import base64
import json
import secrets
import time
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

Json = dict[str, Any]

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
AUDIENCE = "https://oauth2.googleapis.com/token"
"""Whatever the address in the key: clients write the public one."""
SCOPE = "https://www.googleapis.com/auth/cloud-platform"
EMAIL = "shorts@fake-project.iam.gserviceaccount.com"
_KEY_ID = "0123456789abcdef"
_LONGEST_LIFE_S = 3600


@cache
def private_key() -> rsa.RSAPrivateKey:
    """The account's key, made anew by every process."""
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)


def key_file(project: str, token_uri: str) -> Json:
    """Return what the console gives to download."""
    pem = private_key().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return {
        "type": "service_account",
        "project_id": project,
        "private_key_id": _KEY_ID,
        "private_key": pem.decode(),
        "client_email": EMAIL,
        "client_id": "100000000000000000000",
        "token_uri": token_uri,
    }


class Tokens:
    """Tokens of the one account that there is."""

    def __init__(self) -> None:
        self._good: set[str] = set()

    def refusal(self, grant: str, assertion: str) -> Json | None:
        """Return why no token is given, None when one may be."""
        if grant != GRANT:
            return {"error": "unsupported_grant_type", "error_description": f"Invalid: {grant}"}
        try:
            head, body, signature = assertion.split(".")
            header, claims = json.loads(_decoded(head)), json.loads(_decoded(body))
            private_key().public_key().verify(
                _decoded(signature),
                f"{head}.{body}".encode(),
                padding.PKCS1v15(),
                hashes.SHA256(),
            )
        except (ValueError, InvalidSignature):
            return _invalid_grant("Invalid JWT Signature.")
        if header.get("alg") != "RS256" or header.get("kid") != _KEY_ID:
            return _invalid_grant("Invalid JWT Signature.")
        return _claims_problem(claims)

    def issue(self) -> Json:
        token = secrets.token_urlsafe(32)
        self._good.add(token)
        return {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}

    def is_good(self, authorization: str) -> bool:
        kind, _, token = authorization.partition(" ")
        return kind == "Bearer" and token in self._good

    def revoke_all(self) -> None:
        self._good.clear()


def _claims_problem(claims: Json) -> Json | None:
    now = time.time()
    if claims.get("iss") != EMAIL:
        return _invalid_grant("Invalid grant: account not found")
    if claims.get("aud") != AUDIENCE:
        return _invalid_grant("Invalid JWT: Failed audience check.")
    life_s = claims.get("exp", 0) - claims.get("iat", 0)
    if not (claims.get("iat", now + 999) - 60 <= now < claims.get("exp", 0)) or (
        life_s > _LONGEST_LIFE_S
    ):
        return _invalid_grant("Invalid JWT: Token must be a short-lived token (60 minutes).")
    if SCOPE not in str(claims.get("scope", "")).split():
        return {"error": "invalid_scope", "error_description": "Invalid OAuth scope."}
    return None


def _invalid_grant(description: str) -> Json:
    return {"error": "invalid_grant", "error_description": description}


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
