"""Local scoring against the moments that the sample is known to hold."""

import json
from collections.abc import Sequence
from random import Random
from statistics import fmean

from core.domain.moments import ClipWish
from core.domain.spans import Span
from tests.benchmarks.moments.corpus import SAMPLES
from tests.benchmarks.moments.figures import say
from tests.benchmarks.moments.product import candidates_of
from tests.benchmarks.moments.reading import read_transcript
from tests.benchmarks.moments.windows import random_window

_DRAWS = 2_000
_SEED = 1
_HIT = 0.5


async def bench_sample() -> None:
    """Print how well clips meet the moments; the baseline is random windows of their lengths."""
    moments = sample_moments()
    recording = await read_transcript(SAMPLES / "podcast.truth.json")
    for name, wish in (("all_clips", ClipWish()), ("best_clip", ClipWish(count=1))):
        clips = [found.span for found in await candidates_of(recording, wish)]
        chance = [
            [random_window(recording.duration_ms, clip.duration_ms, rng) for clip in clips]
            for rng in [Random(_SEED)]
            for _ in range(_DRAWS)
        ]
        say(
            f"moments.sample.{name}.mean_best_iou",
            mean_best_iou(clips, moments),
            "share",
            fmean(mean_best_iou(drawn, moments) for drawn in chance),
        )
        say(
            f"moments.sample.{name}.hit_rate",
            hit_rate(clips, moments),
            "share",
            fmean(hit_rate(drawn, moments) for drawn in chance),
        )


def sample_moments() -> list[Span]:
    """Return the moments of the sample, in order."""
    truth = json.loads((SAMPLES / "podcast.truth.json").read_text(encoding="utf-8"))
    return [Span(moment["start_ms"], moment["end_ms"]) for moment in truth["moments"]]


def mean_best_iou(clips: Sequence[Span], moments: Sequence[Span]) -> float:
    """Return the mean over `clips` of the overlap with the moment they meet best, 0..1."""
    return fmean(max(iou(clip, moment) for moment in moments) for clip in clips)


def hit_rate(clips: Sequence[Span], moments: Sequence[Span]) -> float:
    """Return the share of `clips` that meet a moment by more than half of both together."""
    return fmean(max(iou(clip, moment) for moment in moments) > _HIT for clip in clips)


def iou(one: Span, other: Span) -> float:
    """Return intersection over union."""
    common = one.overlap_ms(other)
    return common / (one.duration_ms + other.duration_ms - common) if common else 0.0
