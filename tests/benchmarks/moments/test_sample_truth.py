"""Local scoring, without a key, beats chance on moments that are known."""

from random import Random
from statistics import fmean

from core.domain.moments import ClipWish
from core.domain.spans import Span
from tests.benchmarks.moments.corpus import SAMPLES
from tests.benchmarks.moments.product import candidates_of
from tests.benchmarks.moments.reading import read_transcript
from tests.benchmarks.moments.sample_truth import hit_rate, iou, mean_best_iou, sample_moments
from tests.benchmarks.moments.windows import random_window


async def test_local_scoring_beats_random_windows() -> None:
    moments, rng = sample_moments(), Random(3)
    recording = await read_transcript(SAMPLES / "podcast.truth.json")
    for wish in (ClipWish(), ClipWish(count=1)):
        clips = [found.span for found in await candidates_of(recording, wish)]
        chance = fmean(
            mean_best_iou([random_window(recording.duration_ms, clip.duration_ms, rng)], moments)
            for clip in clips
            for _ in range(300)
        )
        assert mean_best_iou(clips, moments) > 1.3 * chance
        assert hit_rate(clips, moments) == 1


def test_overlap_measures() -> None:
    assert iou(Span(0, 10), Span(5, 15)) == 5 / 15
    assert iou(Span(0, 10), Span(10, 20)) == 0
    assert mean_best_iou([Span(0, 10), Span(20, 30)], [Span(0, 10)]) == 0.5
    assert hit_rate([Span(0, 10), Span(20, 30)], [Span(0, 12)]) == 0.5
