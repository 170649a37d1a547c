"""Ways in which GigaChat fails, as its documentation words them."""

from tests.fakes.llm.faults import (
    Fault,
    blank,
    cached,
    dropped,
    failure,
    html,
    odd,
    saying,
    slow,
)

__all__ = [
    "bad_arguments",
    "blacklist",
    "blank",
    "cached",
    "dropped",
    "empty",
    "fenced",
    "html",
    "ignores_function",
    "invalid_json",
    "no_functions",
    "no_such_model",
    "oauth_down",
    "payment_required",
    "permission_denied",
    "saying",
    "server_error",
    "slow",
    "string_arguments",
    "too_large",
    "too_many_requests",
    "truncated",
    "unauthorized",
]


def _error(status: int, message: str, retry_after: str | None = None) -> Fault:
    return failure(status, {"status": status, "message": message}, retry_after)


def unauthorized() -> Fault:
    return _error(401, "Token has expired")


def payment_required() -> Fault:
    return _error(402, "Payment Required")


def permission_denied() -> Fault:
    return _error(403, "Permission denied")


def no_such_model() -> Fault:
    return _error(404, "No such model")


def too_large() -> Fault:
    return _error(413, "Payload too large")


def no_functions() -> Fault:
    return _error(422, "Requested model does not support functions")


def too_many_requests(retry_after: str | None = None) -> Fault:
    return _error(429, "Too many requests", retry_after)


def server_error(status: int = 500) -> Fault:
    return _error(status, "Internal Server Error")


def oauth_down() -> Fault:
    return html(503).on("oauth")


def blacklist() -> Fault:
    """A polite refusal with HTTP 200."""
    return odd("blacklist")


def truncated() -> Fault:
    return odd("length")


def bad_arguments() -> Fault:
    """finish_reason `error`: the model could not make the arguments."""
    return odd("error")


def string_arguments() -> Fault:
    """The arguments come as a string of JSON."""
    return odd("string")


def ignores_function() -> Fault:
    """The model writes JSON with prose around it though a function call was forced."""
    return odd("prose")


def fenced() -> Fault:
    """The same in a code fence, after thoughts, with a trailing comma."""
    return odd("fenced")


def invalid_json() -> Fault:
    return odd("invalid")


def empty() -> Fault:
    return odd("empty")
