"""Moments worth cutting, and what is known of the sound around them."""

from dataclasses import dataclass, field

from core.domain.spans import Span

SUBSCORES = ("hook", "standalone", "emotion", "payoff", "share")
"""The five parts of a score, 0..20 each; the score is their sum, 0..100."""


@dataclass(frozen=True, slots=True)
class SpeechSignals:
    """Signals of one sentence; None where it could not be measured.

    loudness_db: relative to the speaker's own median, dB.
    words_per_s: speech rate.  pause_before_ms: silence before the sentence.
    sentiment: -1..1.
    """

    loudness_db: float | None = None
    words_per_s: float | None = None
    pause_before_ms: int | None = None
    sentiment: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One moment offered to people; `subscores` maps each of SUBSCORES to 0..20."""

    span: Span
    title: str
    reason: str
    subscores: dict[str, int]
    payoff: str = ""
    needs: str = ""
    tags: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    found_by: str = ""

    @property
    def score(self) -> int:
        return max(0, min(100, sum(self.subscores.values())))


@dataclass(frozen=True, slots=True)
class ClipWish:
    """How many clips are wanted, and how long."""

    count: int | None = None
    min_ms: int = 15_000
    max_ms: int = 60_000


@dataclass(frozen=True, slots=True)
class DetectionResult:
    """Candidates best first, and who found them; `notes` are text keys people should see."""

    candidates: tuple[Candidate, ...]
    found_by: str
    notes: tuple[str, ...] = field(default=())
