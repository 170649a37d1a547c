"""HTTP errors of OpenAI-compatible servers in our terms. Status first: bodies differ by server."""

import httpx

from core.domain.errors import (
    EngineAuthError,
    EnginePaymentError,
    EngineRateLimitedError,
    EngineRejectedError,
    EngineTooMuchError,
    EngineUnavailableError,
)
from core.engines.llm.http import error_message, error_words, is_transient, retry_after
from core.engines.llm.ladder import FormatUnsupportedError

_OVERFLOW = ("context_size", "context length", "context_length", "maximum context", "too long")
_NO_MONEY = ("add a card", "payment", "insufficient balance", "insufficient_quota", "top up")
_NO_FORMAT = ("response_format", "json_schema", "json_object", "guided", "grammar")


class ModelMissingError(EngineRejectedError):
    """The server does not have this model (any more); it may have the next."""


def raise_for_api(response: httpx.Response) -> None:
    """Raise the EngineError that an unsuccessful answer stands for."""
    if response.is_success:
        return
    status, message = response.status_code, error_message(response)
    said = error_words(response)
    if status == httpx.codes.TOO_MANY_REQUESTS and "insufficient_quota" not in said:
        raise EngineRateLimitedError(message, retry_after(response))
    if is_transient(status):
        raise EngineUnavailableError(message)
    if status == httpx.codes.PAYMENT_REQUIRED or any(words in said for words in _NO_MONEY):
        raise EnginePaymentError(message)
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        raise EngineAuthError(message)
    if status == httpx.codes.NOT_FOUND:
        raise ModelMissingError(message)
    if status == httpx.codes.REQUEST_ENTITY_TOO_LARGE or any(w in said for w in _OVERFLOW):
        raise EngineTooMuchError(message)
    if any(words in said for words in _NO_FORMAT):
        raise FormatUnsupportedError(message)
    raise EngineRejectedError(message)
