"""Windows over long talks."""

from itertools import pairwise

import pytest

from core.domain.moments import ClipWish
from core.stages.detect.limits import counts_for, limits_for
from core.stages.detect.talk import Talk
from core.stages.detect.windows import OVERLAP_MS, WINDOW_MS, Window, windows_of
from tests.factories import duration_of, follow


def _talk(minutes: int) -> Talk:
    document = follow(
        [
            (n % 2, "Это предложение длится около пяти секунд, а потом тишина.", 400)
            for n in range(minutes * 12)
        ]
    )
    return Talk(document, (), duration_of(document))


def test_a_short_talk_is_one_window() -> None:
    talk = _talk(15)
    assert list(windows_of(talk)) == [Window(0, len(talk) - 1)]


@pytest.mark.parametrize("minutes", [40, 90])
def test_windows_cover_the_talk_and_overlap(minutes: int) -> None:
    talk = _talk(minutes)
    windows = list(windows_of(talk))
    assert windows[0].first == 0
    assert windows[-1].last == len(talk) - 1
    for one, following in pairwise(windows):
        shared_ms = talk.ends[one.last] - talk.starts[following.first]
        assert 0 < shared_ms <= OVERLAP_MS + 1_000
        assert following.last > one.last
    lengths = [talk.length_ms(window.first, window.last) for window in windows]
    assert max(lengths) <= WINDOW_MS + OVERLAP_MS + 10_000
    assert min(lengths) >= WINDOW_MS / 2


def test_halves_share_nothing_and_lose_nothing() -> None:
    assert Window(3, 8).halves() == (Window(3, 5), Window(6, 8))
    with pytest.raises(ValueError, match="one sentence"):
        Window(3, 3).halves()


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
