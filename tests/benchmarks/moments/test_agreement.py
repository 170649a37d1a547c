"""Segments, labels and measures, by hand."""

from random import Random

import pytest

from core.domain.spans import Span
from tests.benchmarks.moments.agreement import (
    SEGMENTS,
    agreement,
    by_chance,
    first_segments,
    labels,
    macro,
    segments_of,
)

FLAT = [0.1] * SEGMENTS


def _with(**values: float) -> list[float]:
    return [values.get(f"s{at}", low) for at, low in enumerate(FLAT)]


def test_labels_are_over_the_threshold_highest_first() -> None:
    assert labels(_with(s10=0.6, s40=0.9, s41=0.5)) == [40, 10]


def test_the_first_segment_takes_the_value_of_the_second() -> None:
    assert labels(_with(s0=1.0)) == []
    assert sorted(labels(_with(s0=0.0, s1=0.8))) == [0, 1]


def test_at_most_twenty() -> None:
    values = [at / SEGMENTS for at in range(SEGMENTS)]
    assert labels(values) == list(range(99, 79, -1))


def test_segments_of_clips() -> None:
    # Segments of 10 s: the first clip fills 3 and 4 and less than half of 5.
    assert segments_of([Span(30_000, 54_000), Span(0, 5_000)], 1_000_000) == [3, 4, 0]


def test_a_clip_shorter_than_half_a_segment_counts() -> None:
    assert segments_of([Span(110_000, 140_000)], 10_000_000) == [1]


def test_no_more_segments_than_there_are_labels() -> None:
    assert segments_of([Span(0, 900_000)], 1_000_000) == list(range(20))


def test_measures() -> None:
    found = agreement([1, 2, 3, 4], [9, 1, 2])
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == 0.5
    assert found.f1 == pytest.approx(4 / 7)
    assert found.ap == pytest.approx((1 / 2 + 2 / 3) / 4)
    assert found.hit == 1
    nothing = agreement([1], [])
    assert (nothing.precision, nothing.recall, nothing.f1, nothing.hit) == (0, 0, 0, 0)
    with pytest.raises(ValueError, match="no segment"):
        agreement([], [1])


def test_talks_count_alike() -> None:
    mean = macro([agreement([1], [1]), agreement(range(20), [50])])
    assert mean.precision == 0.5
    assert mean.f1 == 0.5


def test_baselines() -> None:
    assert first_segments(3) == [0, 1, 2]
    chance = by_chance(list(range(10)), 20, 2_000, Random(1))
    assert chance.precision == pytest.approx(0.1, abs=0.01)
    assert chance.recall == pytest.approx(0.2, abs=0.02)
