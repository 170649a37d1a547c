"""Google's refusals as our errors: of calls, of operations and of single files, one vocabulary."""

import json
import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from core.domain.errors import (
    EngineAuthError,
    EngineError,
    EnginePaymentError,
    EngineRateLimitedError,
    EngineRejectedError,
    EngineTooMuchError,
    EngineUnavailableError,
)

Status = dict[str, Any]
"""A google.rpc.Status: `code`, `message`, `details`; over HTTP also `status`, the code's name."""

_BODY_SHOWN = 300


class UnsupportedOptionError(EngineRejectedError):
    """The model does not do what was asked beside the words, in this language or place."""


class UnfinishedError(EngineUnavailableError):
    """An operation did not end in time; as a rule it would not end the next time either."""


# google.rpc.Code; what is not here is a request that no waiting mends.
_NAMES = {
    1: "CANCELLED", 2: "UNKNOWN", 3: "INVALID_ARGUMENT", 4: "DEADLINE_EXCEEDED", 5: "NOT_FOUND",
    7: "PERMISSION_DENIED", 8: "RESOURCE_EXHAUSTED", 9: "FAILED_PRECONDITION", 10: "ABORTED",
    13: "INTERNAL", 14: "UNAVAILABLE", 15: "DATA_LOSS", 16: "UNAUTHENTICATED",
}  # fmt: skip
_KINDS: dict[str, type[EngineError]] = {
    "UNAUTHENTICATED": EngineAuthError,
    "PERMISSION_DENIED": EngineAuthError,
    "NOT_FOUND": EngineAuthError,  # the bucket, the project or the address: set up wrongly
    **dict.fromkeys(
        ("CANCELLED", "UNKNOWN", "DEADLINE_EXCEEDED", "ABORTED", "INTERNAL", "UNAVAILABLE",
         "DATA_LOSS"),
        EngineUnavailableError,
    ),
}  # fmt: skip
_OPTION_SIGNS = re.compile(
    r"does not support feature|unsupported fields|not currently supported|diari[sz]ation"
    r"|alternative.?language|word.level.confidence|is not supported for",
    re.IGNORECASE,
)
_TOO_MUCH_SIGNS = re.compile(r"too long|longer than|too large|exceeds? .*limit", re.IGNORECASE)


def error_from(status: int, body: bytes, retry_after: str | None = None) -> EngineError:
    """Return the error that an HTTP answer other than 200 stands for.

    Bodies are `{"error": Status}`, the same in a list, OAuth's `{"error": "word"}`, or a page.
    """
    content = _content(body)
    if isinstance(content, dict):
        content.setdefault("status", _name_of(content, status))
        return error_of(content, retry_after)
    return error_of({"status": _name_of({}, status), "message": f"{status} {content}"}, retry_after)


def error_of(status: Status, retry_after: str | None = None) -> EngineError:
    """Return the error that a status stands for."""
    name = str(status.get("status") or _NAMES.get(status.get("code", 0), status.get("code")))
    message = str(status.get("message") or "")
    detail = f"Google {name}: {message}"
    if "billing" in message.lower() and name in {"PERMISSION_DENIED", "FAILED_PRECONDITION"}:
        return EnginePaymentError(detail)
    if name == "RESOURCE_EXHAUSTED":
        return EngineRateLimitedError(detail, retry_after=_wait(status, retry_after))
    if name == "INVALID_ARGUMENT" and _OPTION_SIGNS.search(message):
        return UnsupportedOptionError(detail)
    if name in {"INVALID_ARGUMENT", "OUT_OF_RANGE"} and _TOO_MUCH_SIGNS.search(message):
        return EngineTooMuchError(detail)
    return _KINDS.get(name, EngineRejectedError)(detail)


def _content(body: bytes) -> Status | str:
    """Return the status that a body holds, or what can be shown of it."""
    shown = body[:_BODY_SHOWN].decode("utf-8", "replace")
    try:
        content = json.loads(body)
    except ValueError:
        return shown
    if isinstance(content, list) and content:
        content = content[0]
    error = content.get("error") if isinstance(content, dict) else None
    if isinstance(error, dict):
        return error
    return shown


def _name_of(content: Status, status: int) -> str:
    """Name what an HTTP status means where the body does not."""
    if content.get("code") in _NAMES:
        return _NAMES[content["code"]]
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        return "UNAVAILABLE"
    return {
        HTTPStatus.UNAUTHORIZED: "UNAUTHENTICATED",
        HTTPStatus.FORBIDDEN: "PERMISSION_DENIED",
        HTTPStatus.NOT_FOUND: "NOT_FOUND",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "OUT_OF_RANGE",
        HTTPStatus.TOO_MANY_REQUESTS: "RESOURCE_EXHAUSTED",
    }.get(HTTPStatus(status) if status in set(HTTPStatus) else HTTPStatus.BAD_REQUEST, f"{status}")


def _wait(status: Status, header: str | None) -> timedelta | None:
    """Read `Retry-After`, or the `retryDelay` ("3.5s") of the details."""
    delays = [
        str(detail["retryDelay"])
        for detail in status.get("details") or ()
        if isinstance(detail, dict) and "retryDelay" in detail
    ]
    for told in (header, *delays):
        if told and re.fullmatch(r"\d+(\.\d+)?s?", told):
            return timedelta(seconds=float(told.removesuffix("s")))
    return None
