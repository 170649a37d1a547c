"""The clock of a short against the clock of its source."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.spans import Span
from core.domain.timeline import Timeline


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    lengths = st.integers(1, 5_000)
    at, kept = draw(st.integers(0, 10_000)), []
    for _ in range(draw(st.integers(1, 12))):
        end = at + draw(lengths)
        kept.append(Span(at, end))
        at = end + draw(st.integers(0, 3_000))
    return Timeline(tuple(kept))


@given(timelines(), st.data())
def test_there_and_back(timeline: Timeline, data: st.DataObject) -> None:
    shown = data.draw(st.integers(0, timeline.duration_ms - 1))
    moment = timeline.to_source(shown)
    assert timeline.shows(moment)
    assert timeline.to_output(moment) == shown


@given(timelines(), st.data())
def test_time_never_runs_backwards(timeline: Timeline, data: st.DataObject) -> None:
    moments = sorted(data.draw(st.lists(st.integers(0, 60_000), min_size=2)))
    shown = [timeline.to_output(moment) for moment in moments]
    assert shown == sorted(shown)
    assert 0 <= shown[0] <= shown[-1] <= timeline.duration_ms
    seen = [timeline.to_source(moment) for moment in moments]
    assert seen == sorted(seen)


@given(timelines())
def test_pieces_fill_the_short(timeline: Timeline) -> None:
    pieces = list(timeline.pieces())
    assert [span for span, _ in pieces] == list(timeline.kept)
    ends = [at + span.duration_ms for span, at in pieces]
    assert [at for _, at in pieces] == [0, *ends[:-1]]
    assert ends[-1] == timeline.duration_ms == sum(s.duration_ms for s in timeline.kept)


@given(timelines())
def test_what_is_left_out_is_a_moment(timeline: Timeline) -> None:
    for before, after in pairwise(timeline.kept):
        for left_out in (before.end_ms, (before.end_ms + after.start_ms) // 2, after.start_ms):
            assert timeline.to_output(left_out) == timeline.to_output(after.start_ms)


def test_outside_of_the_clip() -> None:
    timeline = Timeline((Span(1_000, 2_000), Span(3_000, 4_000)))
    assert (timeline.to_output(0), timeline.to_output(9_000)) == (0, 2_000)
    assert (timeline.to_source(-5), timeline.to_source(9_000)) == (1_000, 4_000)
    assert timeline.span == Span(1_000, 4_000)
    assert not timeline.shows(2_500)


@pytest.mark.parametrize(
    "kept", [(), (Span(5, 5),), (Span(0, 10), Span(9, 20)), (Span(10, 20), Span(0, 5))]
)
def test_nonsense_is_refused(kept: tuple[Span, ...]) -> None:
    with pytest.raises(ValueError, match=r"kept|keeps"):
        Timeline(kept)
