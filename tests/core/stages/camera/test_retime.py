"""The planned camera on the clock of a short from which parts are left out."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.domain.crop import (
    CropConfig,
    CropKeyframe,
    CropMode,
    Interpolation,
    Layout,
    LayoutKind,
    StaticCrop,
)
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.stages.camera.retime import SLIVER_MS, retime

CLIP_MS = 10_000
START_MS = 60_000


def still(from_ms: int, to_ms: int, x: float, kind: LayoutKind = LayoutKind.SINGLE) -> Layout:
    return Layout(kind, from_ms, to_ms, (CropConfig(CropMode.STATIC, StaticCrop(x, 0.5)),), "why")


def moving(from_ms: int, to_ms: int, *times: float) -> Layout:
    keys = tuple(CropKeyframe(time, time / 20, 0.5) for time in times)
    path = CropConfig(CropMode.KEYFRAME, keyframes=keys, interpolation=Interpolation.SMOOTH)
    return Layout(LayoutKind.SINGLE, from_ms, to_ms, (path,))


def kept(*pieces: tuple[int, int]) -> Timeline:
    """Pieces in ms of the clip."""
    return Timeline(tuple(Span(START_MS + a, START_MS + b) for a, b in pieces))


def times(layouts: tuple[Layout, ...]) -> list[tuple[int, int]]:
    return [(layout.from_ms, layout.to_ms) for layout in layouts]


def test_everything_kept_nothing_moves() -> None:
    layouts = (still(0, 4_000, 0.3), moving(4_000, CLIP_MS, 4.0, 7.0, 9.5))
    assert retime(layouts, START_MS, kept((0, CLIP_MS)))[0] == layouts[0]
    assert times(retime(layouts, START_MS, kept((0, CLIP_MS)))) == times(layouts)


def test_a_layout_is_there_when_its_moment_of_the_source_is() -> None:
    layouts = (still(0, 4_000, 0.3), still(4_000, 6_000, 0.7), still(6_000, CLIP_MS, 0.3))
    moved = retime(layouts, START_MS, kept((1_000, 2_000), (3_000, 5_000), (8_000, 9_500)))
    assert times(moved) == [(0, 2_000), (2_000, 3_000), (3_000, 4_500)]
    assert [layout.panels for layout in moved] == [layout.panels for layout in layouts]


def test_a_layout_whose_time_is_cut_is_gone_and_equal_neighbours_are_one() -> None:
    layouts = (still(0, 4_000, 0.3), still(4_000, 6_000, 0.7), still(6_000, CLIP_MS, 0.3))
    (only,) = retime(layouts, START_MS, kept((0, 3_900), (6_100, CLIP_MS)))
    assert (only.from_ms, only.to_ms) == (0, 7_800)


def test_no_sliver_of_a_layout_flashes_beside_a_cut() -> None:
    layouts = (still(0, 4_000, 0.3), still(4_000, CLIP_MS, 0.7))
    early = retime(layouts, START_MS, kept((0, 3_000), (4_000 - 80, CLIP_MS)))
    assert times(early) == [(0, 3_000), (3_000, 9_080)]
    late = retime(layouts, START_MS, kept((0, 4_000 + 80), (6_000, CLIP_MS)))
    assert times(late) == [(0, 4_080), (4_080, 8_080)]


def test_a_layout_planned_to_be_short_stays() -> None:
    brief = still(4_000, 4_000 + SLIVER_MS // 2, 0.7)
    layouts = (still(0, 4_000, 0.3), brief, still(brief.to_ms, CLIP_MS, 0.5))
    moved = retime(layouts, START_MS, kept((1_000, brief.to_ms), (8_000, CLIP_MS)))
    assert moved[1].panels == brief.panels


def test_a_path_goes_on_where_the_source_does_and_jumps_where_it_jumps() -> None:
    layout = moving(0, CLIP_MS, *range(10))
    first, second = retime((layout,), START_MS, kept((0, 2_500), (6_500, CLIP_MS)))
    assert [key.time for key in first.panels[0].keyframes] == [0, 1, 2, 3, 4]
    keys = second.panels[0].keyframes
    assert [round(key.time, 6) for key in keys] == [1, 2, 3, 4, 5]
    assert [key.x for key in keys] == [5 / 20, 6 / 20, 7 / 20, 8 / 20, 9 / 20]
    assert second.panels[0].interpolation is Interpolation.SMOOTH


def test_a_path_may_have_begun_before_the_short() -> None:
    (layout,) = retime((moving(0, CLIP_MS, 1.0, 9.0),), START_MS, kept((4_000, 6_000)))
    assert [key.time for key in layout.panels[0].keyframes] == [-3.0, 5.0]


@given(
    st.lists(st.integers(1, CLIP_MS - 1), unique=True, max_size=8),
    st.lists(st.integers(0, CLIP_MS), unique=True, min_size=2, max_size=12),
)
def test_the_short_is_covered_and_every_moment_looks_as_planned(
    changes: list[int], edges: list[int]
) -> None:
    marks = [0, *sorted(changes), CLIP_MS]
    layouts = tuple(still(a, b, i / 20) for i, (a, b) in enumerate(pairwise(marks)))
    edges = sorted(edges)[: len(edges) // 2 * 2]
    timeline = kept(*zip(edges[::2], edges[1::2], strict=True))
    moved = retime(layouts, START_MS, timeline)
    assert [layout.from_ms for layout in moved] == [0, *(layout.to_ms for layout in moved[:-1])]
    assert moved[-1].to_ms == timeline.duration_ms
    for layout in moved:
        middle = (layout.from_ms + layout.to_ms) // 2
        if layout.to_ms - layout.from_ms > 4 * SLIVER_MS:
            at = timeline.to_source(middle) - START_MS
            shown = {
                p.panels for p in layouts if p.from_ms - SLIVER_MS <= at <= p.to_ms + SLIVER_MS
            }
            assert layout.panels in shown
