"""What the camera shows, scene by scene."""

import pytest

from core.domain.camera import CameraWish, LayoutChoice, Reason
from core.domain.crop import CropMode, Layout, LayoutKind
from core.domain.document import Word
from core.domain.faces import FaceAnalysis, Shot
from core.domain.spans import Span
from core.stages.camera.plan import plan_camera
from tests.core.stages.camera.factories import (
    CLIP,
    LEFT,
    RIGHT,
    covers,
    crop_x,
    face,
    facts,
    said,
    scene,
    talk,
    two_seated,
)


def plan(
    analysis: FaceAnalysis, words: tuple[Word, ...] = (), choice: LayoutChoice = LayoutChoice.AUTO
) -> tuple[Layout, ...]:
    return plan_camera(analysis, facts(), words, CameraWish(choice)).layouts


def test_the_camera_is_on_whoever_speaks_and_changes_at_the_turn() -> None:
    layouts = plan(scene(two_seated()))
    assert [round(crop_x(layout), 2) for layout in layouts] == [LEFT, RIGHT]
    assert covers(layouts, CLIP.duration_ms)
    assert abs(layouts[0].to_ms - 10_000) < 1_000


def test_the_change_waits_for_the_first_word_of_the_new_turn() -> None:
    words = (Word("раз", 10_500, 19_300), Word("два", 20_400, 29_000))
    layouts = plan(scene(two_seated()), words)
    assert layouts[1].from_ms == 20_400 - 80 - CLIP.start_ms


def test_everybody_is_back_in_the_same_place_at_the_next_turn() -> None:
    layouts = plan(scene(two_seated(4_000)))
    assert len(layouts) == 5
    assert layouts[0].panels == layouts[2].panels == layouts[4].panels


def test_turns_too_fast_to_follow_are_shown_side_by_side() -> None:
    turns = talk(1_600)
    words = said(*((i % 2, turn) for i, turn in enumerate(turns)))
    (layout,) = plan(scene(two_seated(1_600)), words)
    assert layout.kind is LayoutKind.SPLIT
    assert layout.reason == Reason.FAST_EXCHANGE


@pytest.mark.parametrize("at", [12_000, 19_000, 25_000])
@pytest.mark.parametrize("labelled", [True, False])
def test_an_interjection_does_not_move_the_camera(at: int, labelled: bool) -> None:
    interjection = Span(at, at + 700)
    shot = Shot(CLIP, (face(0, LEFT, CLIP, (CLIP,)), face(1, RIGHT, CLIP, (interjection,))))
    parts = (Span(10_000, at), interjection, Span(at + 700, 30_000))
    words = said(*((i % 2 if labelled else None, part) for i, part in enumerate(parts)))
    layouts = plan(scene(shot), words)
    assert [round(crop_x(layout), 2) for layout in layouts] == [LEFT]


def test_after_a_cut_to_the_other_side_the_camera_stays_with_the_person() -> None:
    first, second = Span(10_000, 20_000), Span(20_000, 30_000)
    speaks = (Span(10_000, 14_000), Span(20_000, 25_000))
    answers = (Span(14_400, 20_000), Span(25_400, 30_000))
    shots = (
        Shot(
            first,
            (
                face(0, LEFT, first, speaks, person=0),
                face(1, RIGHT, first, answers, person=1),
            ),
        ),
        Shot(
            second,
            (
                face(2, RIGHT, second, speaks, person=0),
                face(3, LEFT, second, answers, person=1),
            ),
        ),
    )
    words = said((7, speaks[0]), (8, answers[0]), (7, speaks[1]), (8, answers[1]))
    layouts = plan(scene(*shots), words)
    assert [round(crop_x(x), 2) for x in layouts] == [LEFT, RIGHT, LEFT]
    assert layouts[1].from_ms < 10_000 < layouts[1].to_ms


def test_among_many_the_largest_face_is_shown_when_lips_tell_nothing() -> None:
    """An audience in profile, and somebody small who moves the lips a little."""
    shot = Shot(
        CLIP,
        (
            face(0, 0.12, CLIP, (CLIP,), size=0.15),
            face(1, 0.5, CLIP, size=0.18, profile=True),
            face(2, 0.7, CLIP, size=0.25, profile=True),
        ),
    )
    (layout,) = plan(scene(shot))
    assert round(crop_x(layout), 2) == 0.7
    assert layout.reason == Reason.LARGEST_FACE


def test_three_people_of_one_size_and_no_evidence_are_shown_whole() -> None:
    shot = Shot(CLIP, tuple(face(i, x, CLIP, size=0.15) for i, x in enumerate((0.15, 0.5, 0.85))))
    (layout,) = plan(scene(shot))
    assert layout.kind is LayoutKind.FIT
    assert layout.reason == Reason.UNSURE


def test_three_people_are_followed_when_it_is_clear_who_speaks() -> None:
    turns = talk(5_000)
    people = (
        face(0, 0.15, CLIP, (turns[0], turns[3])),
        face(1, 0.5, CLIP, (turns[1],)),
        face(2, 0.85, CLIP, (turns[2],)),
    )
    words = said((0, turns[0]), (1, turns[1]), (2, turns[2]), (0, turns[3]))
    layouts = plan(scene(Shot(CLIP, people)), words)
    assert [round(crop_x(x), 1) for x in layouts] == [0.2, 0.5, 0.8, 0.2]


def test_two_people_who_fit_into_one_window_stay_in_it() -> None:
    turns = talk(5_000)
    people = (
        face(0, 0.44, CLIP, turns[::2], size=0.12),
        face(1, 0.57, CLIP, turns[1::2], size=0.12),
    )
    (layout,) = plan(scene(Shot(CLIP, people)))
    assert (layout.kind, layout.reason) == (LayoutKind.SINGLE, Reason.TOGETHER)
    assert layout.panels[0].mode is CropMode.STATIC


@pytest.mark.parametrize("profile", [True, False])
def test_two_people_and_no_evidence_are_both_shown(profile: bool) -> None:
    people = (face(0, LEFT, CLIP, profile=profile), face(1, RIGHT, CLIP, profile=profile))
    (layout,) = plan(scene(Shot(CLIP, people)))
    assert layout.kind is LayoutKind.SPLIT
    assert crop_x(layout, 0) < 0.5 < crop_x(layout, 1)
    assert layout.reason == Reason.UNSURE


def test_a_shot_without_faces_is_shown_whole() -> None:
    first, second = Span(10_000, 20_000), Span(20_000, 30_000)
    layouts = plan(scene(Shot(first, (face(0, 0.5, first),)), Shot(second, ())))
    assert [layout.kind for layout in layouts] == [LayoutKind.SINGLE, LayoutKind.FIT]
    assert layouts[1].from_ms == 10_000


def test_who_leaves_for_long_is_not_waited_for() -> None:
    shot_span = Span(10_000, 40_000)
    before, after = Span(10_000, 18_000), Span(29_000, 40_000)
    leaving = face(0, 0.5, before, path=lambda s: max(0.0, s - 6) * 0.25, person=0)
    coming = face(1, 0.5, after, path=lambda s: max(0.0, 2 - s) * 0.25, person=0)
    layouts = plan(scene(Shot(shot_span, (leaving, coming))))
    assert [x.kind for x in layouts] == [LayoutKind.SINGLE, LayoutKind.FIT, LayoutKind.SINGLE]
    assert 10_000 < layouts[1].to_ms - layouts[1].from_ms < 13_000


def test_who_only_looks_away_is_waited_for() -> None:
    before, after = Span(10_000, 16_000), Span(20_000, 30_000)
    shot = Shot(CLIP, (face(0, 0.5, before, person=0), face(1, 0.5, after, person=0)))
    (layout,) = plan(scene(shot))
    assert layout.reason == Reason.ONLY_FACE


def test_a_blink_without_faces_does_not_flash_the_full_frame() -> None:
    (layout,) = plan(scene(Shot(Span(10_000, 11_000), ())))
    assert layout.kind is LayoutKind.SINGLE


def test_a_short_shot_between_two_wide_ones_stays_wide() -> None:
    spans = Span(10_000, 15_000), Span(15_000, 16_500), Span(16_500, 20_000)
    shots = [Shot(spans[0], ()), Shot(spans[1], (face(0, 0.5, spans[1]),)), Shot(spans[2], ())]
    layouts = plan(scene(*shots))
    assert {layout.kind for layout in layouts} == {LayoutKind.FIT}
    assert covers(layouts, 10_000)


def test_a_small_face_in_the_corner_of_slides_leaves_the_slides_in_view() -> None:
    shot = Shot(CLIP, (face(0, 0.9, CLIP, (CLIP,), size=0.15, y=0.85),))
    (layout,) = plan(scene(shot))
    assert (layout.kind, layout.reason) == (LayoutKind.FIT, Reason.INSET)


def test_faces_too_small_to_look_at_are_no_faces() -> None:
    shot = Shot(CLIP, tuple(face(i, 0.1 + i / 25, CLIP, size=0.03) for i in range(20)))
    (layout,) = plan(scene(shot))
    assert (layout.kind, layout.reason) == (LayoutKind.FIT, Reason.SMALL_FACES)


def test_a_vertical_source_is_taken_as_it_is() -> None:
    shot = Shot(CLIP, (face(0, 0.7, CLIP),))
    (layout,) = plan_camera(scene(shot), facts(1080, 1920), ()).layouts
    crop = layout.panels[0].static_crop
    assert crop is not None
    assert (layout.kind, crop.x, crop.y, crop.zoom) == (LayoutKind.SINGLE, 0.5, 0.5, 1.0)


def test_a_square_source_is_not_enlarged_more_than_it_takes() -> None:
    shot = Shot(CLIP, (face(0, 0.6, CLIP, size=0.1),))
    (layout,) = plan_camera(scene(shot), facts(1080, 1080), ()).layouts
    crop = layout.panels[0].static_crop
    assert crop is not None
    assert (round(crop.x, 2), crop.zoom) == (0.6, 1.0)


@pytest.mark.parametrize("x", [0.02, 0.98])
def test_the_window_never_leaves_the_picture(x: float) -> None:
    (layout,) = plan(scene(Shot(CLIP, (face(0, x, CLIP),))))
    crop = layout.panels[0].static_crop
    assert crop is not None
    half = 0.5 * (9 / 16) / (16 / 9) / crop.zoom
    assert half - 1e-4 <= crop.x <= 1 - half + 1e-4
    assert 0.5 / crop.zoom - 1e-4 <= crop.y <= 1 - 0.5 / crop.zoom + 1e-4


def test_a_small_face_is_brought_closer_and_a_big_one_is_not() -> None:
    zooms = []
    for size in (0.1, 0.4):
        (layout,) = plan(scene(Shot(CLIP, (face(0, 0.5, CLIP, size=size),))))
        crop = layout.panels[0].static_crop
        assert crop is not None
        zooms.append(crop.zoom)
    assert zooms[0] > 1.4
    assert zooms[1] == 1.0
