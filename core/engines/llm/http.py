"""What the vendors' HTTP interfaces have in common: sending, bodies, waiting, trying again."""

import json
import ssl
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx
import stamina

from core.domain.clock import utc_now
from core.domain.errors import (
    EngineAuthError,
    EngineRateLimitedError,
    EngineRejectedError,
    EngineUnavailableError,
)

T = TypeVar("T")

_MOST_WORDS = 4_000
_QUOTES = {"input", "body", "ctx"}

LONGEST_WAIT = timedelta(seconds=60)
"""Longer waits are not sat out in a worker: the job comes back later."""


async def send(http: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    """Send and read the whole answer. Raises EngineUnavailableError for network trouble,
    EngineAuthError when the server's certificate is not trusted."""
    try:
        return await http.send(request)
    except httpx.TransportError as error:
        where = f"{request.method} {request.url.host}{request.url.path}"
        if _is_untrusted(error):
            raise EngineAuthError(f"{where}: certificate not trusted: {error}") from error
        raise EngineUnavailableError(f"{where}: {type(error).__name__}: {error}") from error
    except (httpx.InvalidURL, httpx.DecodingError, httpx.TooManyRedirects) as error:
        raise EngineRejectedError(f"{type(error).__name__}: {error}") from error


def body_of(response: httpx.Response) -> dict[str, Any]:
    """Return the JSON object of a successful answer; anything else is a proxy's page, not theirs.

    Raises EngineUnavailableError.
    """
    try:
        body = response.json()
    except (ValueError, RecursionError) as error:
        raise EngineUnavailableError(f"not JSON: {excerpt(response)}") from error
    if not isinstance(body, dict):
        raise EngineUnavailableError(f"not an object: {excerpt(response)}")
    return body


def excerpt(response: httpx.Response) -> str:
    """Return status and the start of the body, for logs."""
    return f"HTTP {response.status_code} {response.text[:300]!r}"


def error_message(response: httpx.Response) -> str:
    """Return the vendor's own words, whatever the shape of the body."""
    try:
        body = json.loads(response.content)
    except (ValueError, RecursionError):
        return excerpt(response)
    if isinstance(body, dict):
        said = body.get("message") or body.get("error") or body.get("detail")
        if isinstance(said, dict):
            said = said.get("message")
        if said:
            return f"HTTP {response.status_code} {str(said)[:300]}"
    return excerpt(response)


def error_words(response: httpx.Response) -> str:
    """Return all that the vendor says, in lower case, without what it quotes of our request: a
    transcript may speak of anything."""
    try:
        pending: list[Any] = [json.loads(response.content)]
    except (ValueError, RecursionError):
        return response.text[:_MOST_WORDS].lower()
    words: list[str] = []
    while pending:
        match pending.pop():
            case dict() as fields:
                pending += [value for key, value in fields.items() if key not in _QUOTES]
            case list() as entries:
                pending += entries
            case str() as text:
                words.append(text)
    return " ".join(words)[:_MOST_WORDS].lower()


def retry_after(response: httpx.Response) -> timedelta | None:
    """Read `Retry-After`: seconds, or a date."""
    value = response.headers.get("retry-after", "").strip()
    try:
        return timedelta(seconds=max(0.0, float(value)))
    except (ValueError, OverflowError):
        pass
    try:
        when: datetime = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(timedelta(0), when - utc_now())


async def persist(attempts: int, work: Callable[[], Awaitable[T]]) -> T:
    """Do `work` until it succeeds, at most `attempts` times, waiting 1, 2, 4 … 60 s with jitter
    or as long as the engine said."""
    async for attempt in stamina.retry_context(
        on=_worth_it, attempts=attempts, timeout=None, wait_initial=1, wait_max=60
    ):
        with attempt:
            return await work()
    raise AssertionError("stamina reraises")


def _worth_it(error: Exception) -> bool | timedelta:
    if isinstance(error, EngineRateLimitedError) and error.retry_after is not None:
        return error.retry_after if error.retry_after <= LONGEST_WAIT else False
    return isinstance(error, EngineUnavailableError)


def _is_untrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def is_transient(status: int) -> bool:
    """Say whether the same request may succeed later."""
    return status in {408, 425, 499} or status >= httpx.codes.INTERNAL_SERVER_ERROR
