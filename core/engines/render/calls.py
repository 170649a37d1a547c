"""One call to the render service: what it answered, or what it complained of."""

from typing import Any

import httpx
import structlog

from core.domain.errors import InvalidImageError, RenderError, RenderRejectedError, ShortsError
from core.domain.logos import MAX_MB

log = structlog.get_logger(__name__)

BUSY_WAIT_S = 2.0
LONGEST_WAIT_S = 60.0
_LONGEST_DETAIL = 2_000
_MISTAKES = (
    httpx.codes.BAD_REQUEST,
    httpx.codes.CONFLICT,
    httpx.codes.REQUEST_ENTITY_TOO_LARGE,
    httpx.codes.UNPROCESSABLE_ENTITY,
)


async def call(http: httpx.AsyncClient, method: str, path: str, **arguments: Any) -> httpx.Response:  # noqa: ANN401
    """Return the answer, whatever it says. Raises RenderError where there is none."""
    try:
        return await http.request(method, path, **arguments)
    except httpx.HTTPError as error:
        raise RenderError(f"render service: {type(error).__name__}: {error}") from error


def is_busy(answer: httpx.Response) -> bool:
    """Say whether the service only had no room; a render that failed says what to think of it."""
    return answer.status_code == httpx.codes.SERVICE_UNAVAILABLE and (
        "retryable" not in _error_of(answer)
    )


def check(answer: httpx.Response) -> None:
    """Raise what an answer that is an error means."""
    if not answer.is_error:
        return
    error = _error_of(answer)
    again = error.get("retryable", answer.status_code not in _MISTAKES)
    raise failure({**error, "retryable": again}, f"{answer.status_code}: {_said(answer)}")


def failure(error: dict[str, Any], detail: str) -> ShortsError:
    """Return the service's error as one of ours; `error` is its `{code, message, retryable}`."""
    log.warning("render_failed", detail=detail)
    if error.get("code") == "invalid_image":
        return InvalidImageError(detail, limit_mb=MAX_MB)
    return RenderError(detail) if error.get("retryable", True) else RenderRejectedError(detail)


def body_of(answer: httpx.Response) -> dict[str, Any]:
    """Return the object that was answered. Raises RenderError for anything else."""
    try:
        body = answer.json()
    except ValueError as error:
        raise RenderError(f"render service answered no JSON ({answer.status_code})") from error
    if not isinstance(body, dict):
        raise RenderError("render service answered no object")
    return body


def retry_after_s(answer: httpx.Response) -> float:
    """Return how long the service asks to wait."""
    try:
        asked = float(answer.headers.get("Retry-After", BUSY_WAIT_S))
    except ValueError:
        return BUSY_WAIT_S
    return min(LONGEST_WAIT_S, max(0.5, asked))


def _error_of(answer: httpx.Response) -> dict[str, Any]:
    try:
        error = body_of(answer).get("error")
    except RenderError:
        return {}
    return error if isinstance(error, dict) else {}


def _said(answer: httpx.Response) -> str:
    return str(_error_of(answer) or answer.text)[:_LONGEST_DETAIL]
