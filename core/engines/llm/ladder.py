"""How to ask, and how to ask again when an answer did not hold: pure decisions, no network."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from core.domain.errors import EngineRejectedError
from core.engines.llm.reply import Flaw

LOWEST_TEMPERATURE = 0.001
"""As good as 0, which some services do not take."""


class Format(Enum):
    """How the shape of the answer is asked for."""

    FUNCTION = auto()
    JSON_SCHEMA = auto()
    JSON_OBJECT = auto()
    WORDS = auto()


class FormatUnsupportedError(EngineRejectedError):
    """This model or host does not take this format; it may take the next."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way of asking. `max_tokens` caps the answer; `repeated` once it has been asked the same
    way again."""

    format: Format
    temperature: float
    max_tokens: int
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """The formats a vendor knows, the surest first, and the most tokens it writes."""

    formats: tuple[Format, ...]
    most_tokens: int

    def below(self, attempt: Attempt) -> Attempt | None:
        """Return the same question in the next format, None on the last."""
        place = self.formats.index(attempt.format) + 1
        return replace(attempt, format=self.formats[place]) if place < len(self.formats) else None

    def after(self, attempt: Attempt, flaw: Flaw) -> Attempt | None:
        """Return how to ask after a flawed answer; None when nothing is left to try.

        A truncated answer gets twice the room, an empty or unreadable one is asked for again once,
        bad arguments once at the lowest temperature; then the next format, and on the last one a
        calmer try.
        """
        if flaw is Flaw.TRUNCATED:
            room = min(2 * attempt.max_tokens, self.most_tokens)
            return replace(attempt, max_tokens=room) if room > attempt.max_tokens else None
        if flaw in {Flaw.EMPTY, Flaw.UNREADABLE} and not attempt.repeated:
            return replace(attempt, repeated=True)
        if flaw is Flaw.UNREADABLE:
            return None
        calmer = replace(attempt, temperature=LOWEST_TEMPERATURE) if _is_lively(attempt) else None
        if flaw is Flaw.NO_ARGUMENTS and calmer is not None:
            return calmer
        return self.below(attempt) or calmer


def _is_lively(attempt: Attempt) -> bool:
    return attempt.temperature > LOWEST_TEMPERATURE
