"""Talks too long for one call: where they are cut, and how their words are joined."""

from itertools import pairwise

import pytest

from core.domain.document import Word
from core.engines.transcription.parts import (
    OVERLAP_MS,
    PART_MS,
    join_words,
    part_spans,
    spans_around,
)

MINUTE_MS = 60_000


@pytest.mark.parametrize("minutes", [1, 20, 21, 45, 240])
def test_parts_cover_everything_and_overlap(minutes: int) -> None:
    spans = part_spans(minutes * MINUTE_MS)
    assert spans[0].start_ms == 0
    assert spans[-1].end_ms == minutes * MINUTE_MS
    assert all(span.duration_ms <= PART_MS for span in spans)
    overlaps = [a.end_ms - b.start_ms for a, b in pairwise(spans)]
    assert set(overlaps) <= {OVERLAP_MS}


def word(text: str, start_ms: int, speaker: int | None = None) -> Word:
    return Word(text, start_ms, start_ms + 400, speaker=speaker)


def test_each_part_gives_the_half_of_the_overlap_it_heard_in_context() -> None:
    first = [word("раз", 0), word("два", 8_100), word("тр…", 9_500)]
    second = [word("…ва", 0), word("три", 1_500), word("четыре", 3_000)]
    joined = join_words([(0, first), (8_000, second)])
    assert [(w.text, w.start_ms) for w in joined] == [
        ("раз", 0),
        ("два", 8_100),
        ("три", 9_500),
        ("четыре", 11_000),
    ]


def test_who_talks_in_the_overlap_keeps_the_number() -> None:
    first = [word("а", 0, 0), word("б", 5_000, 1), word("в", 9_000, 1)]
    second = [word("в", 1_000, 0), word("г", 3_000, 1), word("д", 4_000, 0)]
    joined = join_words([(0, first), (8_000, second)])
    # Nobody knows whether "г" is the first speaker again: somebody new.
    assert [(w.text, w.speaker) for w in joined] == [
        ("а", 0), ("б", 1), ("в", 1), ("г", 2), ("д", 1),
    ]  # fmt: skip


def test_speakers_that_are_not_told_stay_so() -> None:
    joined = join_words([(0, [word("а", 0)]), (8_000, [word("б", 3_000)])])
    assert [w.speaker for w in joined] == [None, None]


def test_parts_around_cuts_overlap_there() -> None:
    spans = spans_around([600_000, 1_150_000], 1_700_000)
    assert [(span.start_ms, span.end_ms) for span in spans] == [
        (0, 601_000),
        (599_000, 1_151_000),
        (1_149_000, 1_700_000),
    ]
    assert spans_around([], 5_000) == part_spans(5_000)
