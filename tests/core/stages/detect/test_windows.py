"""Windows over long talks."""

from itertools import pairwise

import pytest

from core.domain.moments import ClipWish
from core.stages.detect.limits import counts_for, limits_for
from core.stages.detect.numbering import Transcript
from core.stages.detect.talk import Talk
from core.stages.detect.tokens import tokens_of
from core.stages.detect.windows import OVERLAP, Window, windows_of
from tests.factories import duration_of, follow

from .long_talks import long_talk


def _transcript(minutes: int) -> Transcript:
    document = long_talk(minutes)
    return Transcript(Talk(document, (), duration_of(document)))


@pytest.fixture(scope="module")
def hour() -> Transcript:
    return _transcript(60)


def test_a_short_talk_is_one_window() -> None:
    transcript = _transcript(15)
    assert windows_of(transcript, 8_000) == [Window(0, len(transcript) - 1)]


@pytest.mark.parametrize("most", [1_000, 3_000, 8_000, 15_000])
def test_windows_cover_the_talk_and_overlap(hour: Transcript, most: int) -> None:
    windows = windows_of(hour, most)
    assert windows[0].first == 0
    assert windows[-1].last == len(hour) - 1
    for one, following in pairwise(windows):
        assert one.first < following.first <= one.last < following.last
        shared = hour.tokens(following.first, one.last)
        assert shared <= OVERLAP * most + 1
    sizes = [hour.tokens(window.first, window.last) for window in windows]
    assert max(sizes) <= most
    assert min(sizes) > max(sizes) * 0.9
    assert len(windows) == -(-(sum(sizes) - sizes[0]) // most) + 1


def test_a_sentence_larger_than_a_window_is_a_window() -> None:
    """Nobody says such; a broken file may."""
    flood = "😀" * 500
    document = follow([(0, "Раз два три.", 100), (0, flood, 100), (0, "Четыре пять шесть.", 100)])
    transcript = Transcript(Talk(document, (), duration_of(document)))
    windows = windows_of(transcript, 100)
    covered = {at for window in windows for at in range(window.first, window.last + 1)}
    assert covered == set(range(len(transcript)))


def test_halves_share_nothing_and_lose_nothing() -> None:
    assert Window(3, 12).halves() == (Window(3, 7), Window(8, 12))
    assert Window(3, 10).halves() == ()


def test_tokens_are_rather_too_many() -> None:
    assert tokens_of("") == 0
    assert tokens_of("Разговор о деньгах") == 6
    assert tokens_of("a talk about money") == 6
    assert tokens_of("שלום😀") == 5


@pytest.mark.parametrize(
    ("minutes", "at_least", "at_most"), [(0.5, 1, 2), (1.5, 2, 3), (30, 4, 10), (240, 15, 15)]
)
def test_counts_grow_with_the_duration(minutes: float, at_least: int, at_most: int) -> None:
    counts = counts_for(int(minutes * 60_000), ClipWish())
    assert (counts.at_least, counts.at_most) == (at_least, at_most)


def test_a_wished_count_wins() -> None:
    counts = counts_for(90_000, ClipWish(count=7))
    assert (counts.at_least, counts.at_most) == (7, 7)


def test_a_short_talk_may_be_one_clip() -> None:
    document = follow([(0, "Коротко и ясно, вот и всё.", 100)])
    talk = Talk(document, (), duration_of(document))
    limits = limits_for(talk, ClipWish())
    assert limits.min_ms == talk.length_ms(0, 0) < 15_000
    assert limits.max_ms == 60_000
