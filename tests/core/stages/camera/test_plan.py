"""What the camera shows, scene by scene."""

import pytest

from core.domain.crop import Layout, LayoutKind
from core.domain.document import Word
from core.domain.faces import FaceTrack, Shot
from core.domain.spans import Span
from core.stages.camera.plan import LayoutChoice, plan_camera
from tests.core.stages.camera.factories import face, facts, scene

CLIP = Span(10_000, 30_000)


def crop_x(layout: Layout, panel: int = 0) -> float:
    crop = layout.panels[panel].static_crop
    assert crop is not None
    return crop.x


def covers(layouts: tuple[Layout, ...], duration_ms: int) -> bool:
    edges = [0, *(layout.to_ms for layout in layouts)]
    return [layout.from_ms for layout in layouts] == edges[:-1] and edges[-1] == duration_ms


def two_seated() -> Shot:
    left_talks, right_talks = Span(10_000, 20_000), Span(20_000, 30_000)
    return Shot(CLIP, (face(0, 0.28, CLIP, (left_talks,)), face(1, 0.72, CLIP, (right_talks,))))


def test_the_camera_is_on_whoever_speaks_and_changes_at_the_turn() -> None:
    layouts = plan_camera(scene(two_seated()), facts(), ())
    assert [round(crop_x(layout), 2) for layout in layouts] == [0.28, 0.72]
    assert covers(layouts, CLIP.duration_ms)
    assert abs(layouts[0].to_ms - 10_000) < 1_000


def test_the_change_waits_for_the_first_word_of_the_new_turn() -> None:
    words = (Word("раз", 10_500, 19_300), Word("два", 20_400, 29_000))
    layouts = plan_camera(scene(two_seated()), facts(), words)
    assert layouts[1].from_ms == 20_400 - 80 - CLIP.start_ms


def test_an_interjection_does_not_move_the_camera() -> None:
    interjection = Span(19_000, 19_600)
    shot = Shot(CLIP, (face(0, 0.28, CLIP, (CLIP,)), face(1, 0.72, CLIP, (interjection,))))
    layouts = plan_camera(scene(shot), facts(), ())
    assert [round(crop_x(layout), 2) for layout in layouts] == [0.28]


def test_diarization_helps_where_lips_are_not_seen_to_move() -> None:
    quiet = Span(22_000, 28_000)
    shot = Shot(
        CLIP,
        (
            face(0, 0.28, CLIP, (Span(10_000, 17_000),)),
            face(1, 0.72, CLIP, (Span(17_000, 22_000),)),
        ),
    )
    words = tuple(
        Word("слово", t, t + 450, speaker=0 if t < 17_000 or quiet.contains(t) else 1)
        for t in range(10_000, 28_000, 500)
    )
    by_lips = plan_camera(scene(shot), facts(), ())
    by_both = plan_camera(scene(shot), facts(), words)
    assert round(crop_x(by_lips[-1]), 2) == 0.72
    assert round(crop_x(by_both[-1]), 2) == 0.28


def test_two_people_and_no_evidence_are_both_shown() -> None:
    shot = Shot(CLIP, (face(0, 0.28, CLIP), face(1, 0.72, CLIP)))
    (layout,) = plan_camera(scene(shot), facts(), ())
    assert layout.kind is LayoutKind.SPLIT
    assert crop_x(layout, 0) < 0.5 < crop_x(layout, 1)
    assert layout.reason == "unsure who speaks"


def test_among_many_the_largest_face_is_shown_when_lips_tell_nothing() -> None:
    """An audience in profile, and somebody small who moves the lips a little."""
    shot = Shot(
        CLIP,
        (
            face(0, 0.12, CLIP, (Span(10_000, 30_000),), size=0.15),
            face(1, 0.5, CLIP, size=0.18, profile=True),
            face(2, 0.7, CLIP, size=0.25, profile=True),
        ),
    )
    (layout,) = plan_camera(scene(shot), facts(), ())
    assert round(crop_x(layout), 2) == 0.7


def test_two_in_profile_are_both_shown() -> None:
    people = (face(0, 0.28, CLIP, profile=True), face(1, 0.72, CLIP, size=0.25, profile=True))
    (layout,) = plan_camera(scene(Shot(CLIP, people)), facts(), ())
    assert layout.kind is LayoutKind.SPLIT


@pytest.mark.parametrize("walks", [0.1, 0.16, 0.22])
def test_a_face_that_walks_stays_in_the_window(walks: float) -> None:
    """It stands at the left for most of the shot, then walks."""
    stands, moves = Span(10_000, 24_000), Span(24_000, 30_000)
    still = face(0, 0.3, stands, (stands,), size=0.1)
    walking = face(0, 0.3, moves, (moves,), size=0.1, walks=walks)
    track = FaceTrack(0, still.samples + walking.samples)
    (layout,) = plan_camera(scene(Shot(CLIP, (track,))), facts(), ())
    crop = layout.panels[0].static_crop
    assert crop is not None
    half = 0.5 * (9 / 16) / (16 / 9) / crop.zoom
    whole = [
        crop.x - half <= s.rect.x and s.rect.x + s.rect.width <= crop.x + half + 1e-4
        for s in track.samples
    ]
    assert sum(whole) / len(whole) >= 0.9


def test_a_shot_without_faces_is_shown_whole() -> None:
    first, second = Span(10_000, 20_000), Span(20_000, 30_000)
    layouts = plan_camera(scene(Shot(first, (face(0, 0.5, first),)), Shot(second, ())), facts(), ())
    assert [layout.kind for layout in layouts] == [LayoutKind.SINGLE, LayoutKind.FIT]
    assert layouts[1].from_ms == 10_000


def test_a_blink_without_faces_does_not_flash_the_full_frame() -> None:
    short = Span(10_000, 11_000)
    (layout,) = plan_camera(scene(Shot(short, ())), facts(), ())
    assert layout.kind is LayoutKind.SINGLE


def test_a_vertical_source_is_taken_as_it_is() -> None:
    shot = Shot(CLIP, (face(0, 0.7, CLIP),))
    (layout,) = plan_camera(scene(shot), facts(1080, 1920), ())
    crop = layout.panels[0].static_crop
    assert crop is not None
    assert (layout.kind, crop.x, crop.y, crop.zoom) == (LayoutKind.SINGLE, 0.5, 0.5, 1.0)


@pytest.mark.parametrize("x", [0.02, 0.98])
def test_the_window_never_leaves_the_picture(x: float) -> None:
    (layout,) = plan_camera(scene(Shot(CLIP, (face(0, x, CLIP),))), facts(), ())
    crop = layout.panels[0].static_crop
    assert crop is not None
    half = 0.5 * (9 / 16) / (16 / 9) / crop.zoom
    assert half - 1e-4 <= crop.x <= 1 - half + 1e-4
    assert 0.5 / crop.zoom - 1e-4 <= crop.y <= 1 - 0.5 / crop.zoom + 1e-4


def test_a_small_face_is_brought_closer_and_a_big_one_is_not() -> None:
    zooms = []
    for size in (0.1, 0.4):
        shot = Shot(CLIP, (face(0, 0.5, CLIP, size=size),))
        (layout,) = plan_camera(scene(shot), facts(), ())
        crop = layout.panels[0].static_crop
        assert crop is not None
        zooms.append(crop.zoom)
    assert zooms[0] > 1.4
    assert zooms[1] == 1.0


@pytest.mark.parametrize(
    ("choice", "kind", "x"),
    [
        (LayoutChoice.LEFT, LayoutKind.SINGLE, 0.28),
        (LayoutChoice.RIGHT, LayoutKind.SINGLE, 0.72),
        (LayoutChoice.CENTER, LayoutKind.SINGLE, 0.5),
    ],
)
def test_people_may_choose_the_side(choice: LayoutChoice, kind: LayoutKind, x: float) -> None:
    (layout,) = plan_camera(scene(two_seated()), facts(), (), choice)
    assert layout.kind is kind
    assert round(crop_x(layout), 2) == x


def test_split_and_fit_can_be_asked_for() -> None:
    (split,) = plan_camera(scene(two_seated()), facts(), (), LayoutChoice.SPLIT)
    (fit,) = plan_camera(scene(two_seated()), facts(), (), LayoutChoice.FIT)
    assert (split.kind, len(split.panels)) == (LayoutKind.SPLIT, 2)
    assert (fit.kind, fit.panels) == (LayoutKind.FIT, ())
