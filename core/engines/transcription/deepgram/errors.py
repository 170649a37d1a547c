"""Deepgram's refusals as our errors."""

import json
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

_CLIENT_CLOSED = 499
_BODY_SHOWN = 300
_COMBINATION_SIGNS = (
    "invalid_query_parameter",
    "no such model",
    "combination",
    "unsupported_language",
    "not supported",
)


class CorruptAudioError(EngineRejectedError):
    """The sound cannot be decoded there."""


class BadCombinationError(EngineRejectedError):
    """A parameter is not known, or not for this model and language."""


class ProcessingTimeoutError(EngineUnavailableError):
    """The work took longer there than it may."""


_KINDS: dict[int, type[EngineError]] = {
    HTTPStatus.UNAUTHORIZED: EngineAuthError,
    HTTPStatus.PAYMENT_REQUIRED: EnginePaymentError,
    HTTPStatus.FORBIDDEN: EngineAuthError,
    HTTPStatus.NOT_FOUND: EngineAuthError,  # an unknown project, or a wrong address
    HTTPStatus.REQUEST_TIMEOUT: EngineUnavailableError,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: EngineTooMuchError,
    _CLIENT_CLOSED: EngineUnavailableError,
    HTTPStatus.GATEWAY_TIMEOUT: ProcessingTimeoutError,
}


def error_from(status: int, body: bytes, retry_after: str | None = None) -> EngineError:
    """Return the error that an answer other than 200 stands for.

    Bodies come in three shapes: `err_code`/`err_msg`, `category`/`message`, and plain text or HTML.
    """
    code, message = _code_and_message(body)
    detail = f"Deepgram {status} {code}: {message}"
    if code == "ASR_PAYMENT_REQUIRED":
        return EnginePaymentError(detail)
    if status == HTTPStatus.BAD_REQUEST:
        return _bad_request(detail)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return EngineRateLimitedError(detail, retry_after=_seconds(retry_after))
    kind = _KINDS.get(status)
    if kind is None:
        server = status >= HTTPStatus.INTERNAL_SERVER_ERROR
        kind = EngineUnavailableError if server else EngineRejectedError
    return kind(detail)


def _bad_request(detail: str) -> EngineRejectedError:
    text = detail.lower()
    if "corrupt or unsupported data" in text:
        return CorruptAudioError(detail)
    if any(sign in text for sign in _COMBINATION_SIGNS):
        return BadCombinationError(detail)
    return EngineRejectedError(detail)


def _code_and_message(body: bytes) -> tuple[str, str]:
    try:
        content: Any = json.loads(body)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        return "", body[:_BODY_SHOWN].decode("utf-8", "replace")
    code = content.get("err_code") or content.get("category") or ""
    words = (content.get("err_msg"), content.get("message"), content.get("details"))
    message = " ".join(str(word) for word in words if word)
    return str(code), f"{message} (request {content.get('request_id')})"


def _seconds(retry_after: str | None) -> timedelta | None:
    if retry_after is None or not retry_after.isdigit():
        return None
    return timedelta(seconds=int(retry_after))
