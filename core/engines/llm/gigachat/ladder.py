"""How to ask again when an answer did not hold: pure decisions, no network."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from core.domain.errors import EngineBadAnswerError, EngineRefusedError
from core.engines.llm.gigachat.parse import Reply
from core.engines.llm.json_text import extract_object

LOWEST_TEMPERATURE = 0.001
MOST_TOKENS = 16_000


class Mode(Enum):
    """The service checks the arguments of a forced function call; plain JSON is the last way."""

    FUNCTION = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way of asking; the service calls 0 < temperature, and `max_tokens` caps the answer."""

    mode: Mode
    temperature: float
    max_tokens: int


def read_reply(reply: Reply, schema: dict[str, Any]) -> str:
    """Return the answer as JSON text.

    Raises EngineRefusedError for the content filter, EngineBadAnswerError for an empty, truncated
    or unreadable answer.
    """
    if reply.finish == "blacklist":
        raise EngineRefusedError(f"blacklist: {reply.content[:200]!r}")
    if reply.finish == "length":
        raise EngineBadAnswerError("truncated by max_tokens")
    if reply.finish == "error":
        raise EngineBadAnswerError("the service could not make the arguments")
    said = reply.arguments or reply.content
    if not said.strip():
        raise EngineBadAnswerError(f"empty answer, finish_reason={reply.finish!r}")
    return extract_object(said, schema)


def next_attempt(attempt: Attempt, finish: str | None) -> Attempt | None:
    """Return how to ask after a bad answer; None when nothing is left to try.

    `finish` is the vendor's reason, None when functions are not supported at all.
    """
    if finish == "length":
        more = min(attempt.max_tokens * 2, MOST_TOKENS)
        return replace(attempt, max_tokens=more) if more > attempt.max_tokens else None
    if attempt.mode is Mode.PLAIN:
        calmer = attempt.temperature > LOWEST_TEMPERATURE
        return replace(attempt, temperature=LOWEST_TEMPERATURE) if calmer else None
    if finish == "error" and attempt.temperature > LOWEST_TEMPERATURE:
        return replace(attempt, temperature=LOWEST_TEMPERATURE)
    return replace(attempt, mode=Mode.PLAIN)
