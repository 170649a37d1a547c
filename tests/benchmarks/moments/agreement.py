"""Agreement with what viewers replay most: precision, recall and F1 over 100 segments of a talk.

Labels and measures as in Rhapsody (Park et al., COLM 2025): a segment counts when its intensity is
over 0.5, at most the 20 highest do, and the first one takes the value of the second, because
everybody sees the beginning. Measures are taken for each talk, then averaged over talks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from random import Random
from statistics import fmean

from core.domain.spans import Span

SEGMENTS = 100
THRESHOLD = 0.5
MOST = 20


@dataclass(frozen=True, slots=True)
class Agreement:
    """0..1 each. hit: at least one segment is right.  ap: average precision, best first."""

    precision: float
    recall: float
    f1: float
    ap: float
    hit: float


def labels(intensities: Sequence[float]) -> list[int]:
    """Return the segments that count, highest first. `intensities`: SEGMENTS values, 0..1."""
    values = [intensities[1], *intensities[1:]]
    over = [at for at, value in enumerate(values) if value > THRESHOLD]
    return sorted(over, key=lambda at: values[at], reverse=True)[:MOST]


def segments_of(clips: Iterable[Span], duration_ms: int) -> list[int]:
    """Return the segments that clips (best first) stand for, at most MOST.

    A segment is meant when a clip fills half of it, or when half of the clip lies in it.
    """
    bounds = [at * duration_ms // SEGMENTS for at in range(SEGMENTS + 1)]
    meant: dict[int, None] = {}
    for clip in clips:
        for at in range(SEGMENTS):
            segment = Span(bounds[at], bounds[at + 1])
            shorter_ms = min(segment.duration_ms, clip.duration_ms)
            if shorter_ms and 2 * clip.overlap_ms(segment) >= shorter_ms:
                meant.setdefault(at)
    return list(meant)[:MOST]


def agreement(truth: Sequence[int], predicted: Sequence[int]) -> Agreement:
    """Compare segments of one talk. Raises ValueError without any true segment."""
    if not truth:
        raise ValueError("no segment of this talk counts")
    right = set(truth) & set(predicted)
    precision = len(right) / len(predicted) if predicted else 0.0
    recall = len(right) / len(truth)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    found, ap = 0, 0.0
    for place, segment in enumerate(predicted, start=1):
        if segment in right:
            found += 1
            ap += found / place
    return Agreement(precision, recall, f1, ap / len(truth), float(bool(right)))


def macro(talks: Sequence[Agreement]) -> Agreement:
    """Return the mean over talks. Raises ValueError without any."""
    if not talks:
        raise ValueError("no talk to average over")
    return Agreement(
        *(fmean(getattr(talk, field.name) for talk in talks) for field in fields(Agreement))
    )


def first_segments(count: int) -> list[int]:
    """Return the baseline that takes the beginning of every talk."""
    return list(range(min(count, SEGMENTS)))


def by_chance(truth: Sequence[int], count: int, draws: int, rng: Random) -> Agreement:
    """Return the mean agreement of `count` random segments over `draws` draws."""
    draw = (rng.sample(range(SEGMENTS), min(count, SEGMENTS)) for _ in range(draws))
    return macro([agreement(truth, segments) for segments in draw])
