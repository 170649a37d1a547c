"""How long a clip may be, and how many there should be."""

from dataclasses import dataclass

from core.domain.moments import ClipWish
from core.stages.detect.talk import Talk

LEAST_SPEECH_MS = 5_000
_MINUTE_MS = 60_000
_ONE_BELOW_MS = 60_000
_MOST = 15


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a clip's length in ms, air included; both are allowed."""

    min_ms: int
    max_ms: int

    def allow(self, length_ms: int) -> bool:
        return self.min_ms <= length_ms <= self.max_ms


@dataclass(frozen=True, slots=True)
class Counts:
    """How many clips: `at_least` where the talk holds them, never more than `at_most`."""

    at_least: int
    at_most: int


def limits_for(talk: Talk, wish: ClipWish) -> Limits:
    """Return the wished lengths; a talk shorter than the shortest may be one clip as a whole."""
    return Limits(min(wish.min_ms, talk.length_ms(0, len(talk) - 1)), wish.max_ms)


def counts_for(duration_ms: int, wish: ClipWish) -> Counts:
    """Return the wished count, or a floor and a ceiling that grow with the duration."""
    if wish.count is not None:
        return Counts(wish.count, wish.count)
    if duration_ms < _ONE_BELOW_MS:
        return Counts(1, 2)
    minutes = duration_ms // _MINUTE_MS
    return Counts(min(2 + minutes // 15, _MOST), min(3 + minutes // 4, _MOST))
