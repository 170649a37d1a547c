"""Moments worth cutting, and what is known of the sound around them."""

from dataclasses import dataclass, field
from typing import Self

from core.domain.spans import Span

SUBSCORES = ("hook", "standalone", "emotion", "payoff", "share")
"""The five parts of a score, 0..20 each; the score is their sum, 0..100."""


SIGNALS = ("loudness", "pace", "pauses", "overlap", "laughter", "dialogue", "sentiment")
"""What the sound and the course of the talk say about a moment, 0..1 each where it is known."""


@dataclass(frozen=True, slots=True)
class SpeechSignals:
    """Signals of one sentence; None where it could not be measured.

    loudness_db: relative to the speaker's own median, dB.
    pace: how fast the words are spoken, relative to the speaker's own median, 1 = as usual.
    overlap: share of the sentence during which somebody else speaks too, 0..1.
    laughter: what of it and of the second after it sounds like laughter, 1 = a second or more.
    sentiment: -1..1.
    """

    loudness_db: float | None = None
    pace: float | None = None
    overlap: float | None = None
    laughter: float | None = None
    sentiment: float | None = None


@dataclass(frozen=True, slots=True)
class ScoreWeights:
    """How much each part counts in a score. Weights are relative: only their proportions matter.

    subscores: by name of SUBSCORES.  signals: by name of SIGNALS; those that were not measured
    drop out.  signals_share: which part of the score the signals carry together, 0..1.
    """

    subscores: dict[str, float] = field(default_factory=lambda: dict.fromkeys(SUBSCORES, 1.0))
    signals: dict[str, float] = field(default_factory=lambda: dict.fromkeys(SIGNALS, 1.0))
    signals_share: float = 0.15


@dataclass(frozen=True, slots=True)
class Candidate:
    """One moment offered to people.

    score: 0..100, what `subscores` and `signals` come to by the weights in force; comparable
    within one result.  subscores: each of SUBSCORES, 0..20.  signals: those of SIGNALS that were
    measured, 0..1.  needs: what a viewer must know before, empty for nothing.
    """

    span: Span
    title: str
    reason: str
    score: int
    subscores: dict[str, int]
    signals: dict[str, float] = field(default_factory=dict)
    payoff: str = ""
    needs: str = ""
    tags: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    found_by: str = ""


LENGTHS = {"15-30": (15_000, 30_000), "30-60": (30_000, 60_000), "60-90": (60_000, 90_000)}
"""Lengths people choose from, in seconds by name; shortest and longest in ms."""


@dataclass(frozen=True, slots=True)
class ClipWish:
    """How many clips are wanted, and how long; `count` None leaves it to the talk's length."""

    count: int | None = None
    min_ms: int = 15_000
    max_ms: int = 60_000

    @classmethod
    def of(cls, count: int | None, length: str | None) -> Self:
        """Make a wish of what people choose; `length` is a key of LENGTHS, anything else leaves
        the choice to the program."""
        bounds = LENGTHS.get(length or "")
        return cls(count) if bounds is None else cls(count, *bounds)


@dataclass(frozen=True, slots=True)
class DetectionResult:
    """Candidates best first, and who found them; `notes` are text keys people should see."""

    candidates: tuple[Candidate, ...]
    found_by: str
    notes: tuple[str, ...] = field(default=())
