"""Ways in which DeepInfra fails."""

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
    "add_a_card",
    "blank",
    "busy",
    "cached",
    "content_filter",
    "context_overflow",
    "dropped",
    "empty",
    "html",
    "no_schema",
    "payment_required",
    "prose",
    "quoting",
    "refusal",
    "saying",
    "server_error",
    "slow",
    "thinking",
    "truncated",
    "unauthorized",
    "unprocessable",
]


def unauthorized() -> Fault:
    return failure(401, {"detail": {"error": "Bad API key"}})


def payment_required() -> Fault:
    return failure(402, {"detail": {"error": "Balance is too low, please top up"}})


def add_a_card() -> Fault:
    return failure(403, {"error": {"message": "Please add a card to use this model"}})


def busy(retry_after: str | None = None) -> Fault:
    return failure(429, {"error": {"message": "Model busy, retry later"}}, retry_after)


def unprocessable() -> Fault:
    detail = [{"loc": ["body", "messages"], "msg": "field required", "type": "value_error"}]
    return failure(422, {"detail": detail})


def quoting(words: str) -> Fault:
    """A validation error that repeats what was sent."""
    entry = {"type": "missing", "loc": ["body", "seed"], "msg": "Field required", "input": words}
    return failure(422, {"detail": [entry]})


def no_schema() -> Fault:
    return failure(400, {"error": {"message": "response_format json_schema is not supported"}})


def context_overflow() -> Fault:
    message = "This model's maximum context length is 131072 tokens"
    return failure(400, {"error": {"message": message, "type": "exceed_context_size_error"}})


def server_error(status: int = 500) -> Fault:
    return failure(status, {"error": {"message": "Internal server error"}})


def thinking() -> Fault:
    """Thoughts with braces in them come before the answer."""
    return odd("think")


def prose() -> Fault:
    return odd("prose")


def truncated() -> Fault:
    return odd("length")


def empty() -> Fault:
    return odd("empty")


def content_filter() -> Fault:
    return odd("filter")


def refusal() -> Fault:
    """The model declines in the field that OpenAI has for it."""
    return odd("refusal")
