"""The rules by which cameras are judged, on cameras made by hand."""

from collections.abc import Sequence

import pytest

from core.domain.crop import CropConfig, CropKeyframe, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.geometry import Rect
from core.domain.spans import Span
from tests.benchmarks.camera.figures import events_of, figures_of, held
from tests.benchmarks.camera.world import Place, Route, Scene, Speech, Take

WINDOW = 9 / 16 / (16 / 9)


def still(x: float, height: float = 0.2) -> Route:
    return lambda _s: Place(x, 0.5, height)


def pair(*speeches: Speech) -> Scene:
    """Two people 0.25 and 0.75 of the way across, for 10 s."""
    take = Take(Span(0, 10_000), {0: still(0.25), 1: still(0.75)})
    return Scene("pair", 1920, 1080, (take,), speeches)


def single(x: float, start: int, end: int, zoom: float = 1.0) -> Layout:
    config = CropConfig(CropMode.STATIC, StaticCrop(x, 0.5, zoom))
    return Layout(LayoutKind.SINGLE, start, end, (config,))


def moving(*keys: tuple[float, float]) -> Layout:
    frames = tuple(CropKeyframe(time, x, 0.5) for time, x in keys)
    config = CropConfig(CropMode.KEYFRAME, None, frames)
    return Layout(LayoutKind.SINGLE, 0, 10_000, (config,))


TURNS = (Speech(0, Span(0, 5_000)), Speech(1, Span(5_000, 10_000)))


def test_a_camera_that_changes_with_the_turn_is_right_and_its_jump_explained() -> None:
    figures = figures_of([single(0.25, 0, 5_000), single(0.75, 5_000, 10_000)], pair(*TURNS))
    assert (figures.inside, figures.wrong, figures.jumps, figures.unexplained) == (1.0, 0.0, 1, ())
    assert figures.reactions_ms == (0,)
    assert figures.travel_px_s == pytest.approx(96.0)


@pytest.mark.parametrize("late", [-800, 600])
def test_reaction_is_signed_and_costs_the_share_on_the_right_face(late: int) -> None:
    change = 5_000 + late
    figures = figures_of([single(0.25, 0, change), single(0.75, change, 10_000)], pair(*TURNS))
    assert figures.reaction_ms == late
    assert figures.inside == pytest.approx(1 - abs(late) / 10_000)
    assert figures.wrong == pytest.approx(abs(late) / 10_000)


def test_between_turns_either_face_is_right() -> None:
    turns = (Speech(0, Span(0, 4_000)), Speech(1, Span(5_000, 10_000)))
    for change in (4_000, 4_520, 5_000):
        layouts = [single(0.25, 0, change), single(0.75, change, 10_000)]
        assert figures_of(layouts, pair(*turns)).inside == 1.0


def test_an_interjection_gives_no_right_to_the_camera() -> None:
    scene = pair(Speech(0, Span(0, 10_000)), Speech(1, Span(5_000, 5_800)))
    layouts = [single(0.25, 0, 5_000), single(0.75, 5_000, 5_800), single(0.25, 5_800, 10_000)]
    figures = figures_of(layouts, scene)
    assert figures.wrong == pytest.approx(0.08)
    assert figures.unexplained == (5_000, 5_800)
    assert figures.reactions_ms == ()


def test_a_face_needs_a_margin_unless_the_picture_ends_there() -> None:
    window = Rect(0.0, 0.0, 0.4, 1.0)
    assert held(Rect(0.27, 0.4, 0.12, 0.2), window)
    assert not held(Rect(0.275, 0.4, 0.12, 0.2), window)
    assert held(Rect(0.0, 0.0, 0.12, 0.2), window)
    assert not held(Rect(0.1, 0.4, 0.12, 0.2), Rect(0.1, 0.0, 0.4, 1.0))


def test_a_face_larger_than_the_window_must_fill_it() -> None:
    window = Rect(0.3, 0.0, 0.4, 1.0)
    assert held(Rect(0.2, 0.1, 0.6, 0.8), window)
    assert not held(Rect(0.5, 0.1, 0.5, 0.8), window)


def test_split_and_fit_show_both_and_are_counted() -> None:
    halves = tuple(CropConfig(CropMode.STATIC, StaticCrop(x, 0.5, 1.6)) for x in (0.25, 0.75))
    layouts = [Layout(LayoutKind.SPLIT, 0, 6_000, halves), Layout(LayoutKind.FIT, 6_000, 10_000)]
    figures = figures_of(layouts, pair(*TURNS))
    assert (figures.inside, figures.split, figures.fit) == (1.0, 0.6, 0.4)
    assert figures.reactions_ms == ()
    assert figures.unexplained == ()


def test_a_jump_away_from_turns_is_unexplained_however_it_is_made() -> None:
    scene = pair(Speech(0, Span(0, 10_000)))
    jumping = [single(0.25, 0, 4_000), single(0.5, 4_000, 10_000)]
    whipping = [moving((0, 0.25), (4.0, 0.25), (4.12, 0.5), (10, 0.5))]
    changing = [single(0.25, 0, 4_000), Layout(LayoutKind.FIT, 4_000, 10_000)]
    for layouts in (jumping, whipping, changing):
        (jump,) = figures_of(layouts, scene).unexplained
        assert abs(jump - 4_000) <= 120


def test_a_pan_is_travel_and_no_jump() -> None:
    figures = figures_of([moving((0, 0.3), (5, 0.5), (10, 0.3))], pair(*TURNS))
    assert (figures.jumps, figures.unexplained) == (0, ())
    assert figures.travel_px_s == pytest.approx(0.04 * 1920, rel=0.01)
    assert figures.peak_px_s == pytest.approx(0.04 * 1920, rel=0.01)
    assert figures.reversals_s == pytest.approx(0.1)


def test_trembling_below_the_threshold_is_no_reversal() -> None:
    keys = [(i / 2, 0.3 + 0.002 * (i % 2)) for i in range(21)]
    assert figures_of([moving(*keys)], pair(*TURNS)).reversals_s == 0


def test_a_jump_at_a_cut_is_no_travel() -> None:
    takes = (
        Take(Span(0, 5_000), {0: still(0.25)}),
        Take(Span(5_000, 10_000), {0: still(0.75)}),
    )
    scene = Scene("cut", 1920, 1080, takes, (Speech(0, Span(0, 10_000)),))
    figures = figures_of([single(0.25, 0, 5_000), single(0.75, 5_000, 10_000)], scene)
    assert (figures.inside, figures.travel_px_s, figures.jumps) == (1.0, 0.0, 0)


def test_nobody_to_show_is_nobody_missed() -> None:
    off_screen = (Speech(2, Span(0, 5_000)), Speech(1, Span(5_400, 10_000)))
    for change in (2_000, 5_200, 5_400):
        layouts = [single(0.25, 0, change), single(0.75, change, 10_000)]
        figures = figures_of(layouts, pair(*off_screen))
        assert (figures.inside, figures.wrong) == (1.0, 0.0)


def test_who_comes_and_goes_is_an_event() -> None:
    takes = (Take(Span(0, 10_000), {0: lambda s: Place(0.5 + s / 10, 0.5, 0.2)}),)
    scene = Scene("leaves", 1920, 1080, takes, (Speech(0, Span(0, 10_000)),))
    assert events_of(scene) == [0, _leaves_ms(scene), 10_000]


def _leaves_ms(scene: Scene) -> int:
    times: Sequence[int] = range(0, 10_000, 40)
    return next(t for t in times if scene.face(0, t) is None)
