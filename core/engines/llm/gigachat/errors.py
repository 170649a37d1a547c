"""GigaChat's HTTP errors in our terms."""

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

_FORMATS = ("function", "response_format", "json_schema")


class TokenRefusedError(EngineAuthError):
    """The access token is not valid (any more); a new one may be."""


def raise_for_auth(response: httpx.Response) -> None:
    """Raise for an unsuccessful token answer: a refused key, or trouble that passes."""
    if response.is_success:
        return
    _raise_for_passing_trouble(response)
    raise EngineAuthError(f"token refused: {error_message(response)}")


def raise_for_api(response: httpx.Response) -> None:
    """Raise the EngineError that an unsuccessful API answer stands for."""
    if response.is_success:
        return
    _raise_for_passing_trouble(response)
    message = error_message(response)
    match response.status_code:
        case 401:
            raise TokenRefusedError(message)
        case 402:
            raise EnginePaymentError(message)
        case 403:
            raise EngineAuthError(message)
        case 413:
            raise EngineTooMuchError(message)
        case 400 | 422 if any(word in error_words(response) for word in _FORMATS):
            raise FormatUnsupportedError(message)
        case _:
            raise EngineRejectedError(message)


def _raise_for_passing_trouble(response: httpx.Response) -> None:
    if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise EngineRateLimitedError(error_message(response), retry_after(response))
    if is_transient(response.status_code):
        raise EngineUnavailableError(error_message(response))
