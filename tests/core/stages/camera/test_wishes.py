"""Corrections by people."""

import pytest

from core.domain.camera import CameraWish, LayoutChoice, Reason
from core.domain.crop import CropConfig, CropKeyframe, CropMode, LayoutKind, StaticCrop
from core.domain.faces import Shot
from core.stages.camera.plan import plan_camera
from tests.core.stages.camera.factories import (
    CLIP,
    LEFT,
    RIGHT,
    crop_x,
    face,
    facts,
    said,
    scene,
    talk,
    two_seated,
)

C = LayoutChoice


@pytest.mark.parametrize(("choice", "x"), [(C.LEFT, LEFT), (C.RIGHT, RIGHT), (C.CENTER, 0.5)])
def test_people_may_choose_the_side(choice: LayoutChoice, x: float) -> None:
    (layout,) = plan_camera(scene(two_seated()), facts(), (), CameraWish(choice)).layouts
    assert (layout.kind, layout.reason) == (LayoutKind.SINGLE, Reason.CHOSEN)
    assert round(crop_x(layout), 2) == x


@pytest.mark.parametrize(("choice", "x"), [(C.LEFT, 0.25), (C.RIGHT, 0.75)])
def test_a_side_without_a_face_is_the_middle_of_that_half(choice: LayoutChoice, x: float) -> None:
    (layout,) = plan_camera(scene(Shot(CLIP, ())), facts(), (), CameraWish(choice)).layouts
    assert crop_x(layout) == x


def test_split_and_fit_can_be_asked_for() -> None:
    analysis = scene(two_seated())
    (split,) = plan_camera(analysis, facts(), (), CameraWish(C.SPLIT)).layouts
    (fit,) = plan_camera(analysis, facts(), (), CameraWish(C.FIT)).layouts
    assert (split.kind, len(split.panels)) == (LayoutKind.SPLIT, 2)
    assert (fit.kind, fit.panels) == (LayoutKind.FIT, ())


def test_split_of_a_close_up_is_the_close_up() -> None:
    shot = Shot(CLIP, (face(0, 0.5, CLIP, size=0.5),))
    (layout,) = plan_camera(scene(shot), facts(), (), CameraWish(C.SPLIT)).layouts
    assert layout.kind is LayoutKind.SINGLE


def test_split_without_two_faces_shows_both_halves() -> None:
    (layout,) = plan_camera(scene(Shot(CLIP, ())), facts(), (), CameraWish(C.SPLIT)).layouts
    assert layout.kind is LayoutKind.SPLIT
    assert crop_x(layout, 0) < 0.5 < crop_x(layout, 1)


def test_swap_shows_the_other_of_two() -> None:
    usual = plan_camera(scene(two_seated()), facts(), ()).layouts
    swapped = plan_camera(scene(two_seated()), facts(), (), CameraWish(swap=True)).layouts
    assert [layout.panels for layout in swapped] == [layout.panels for layout in usual][::-1]


def test_swap_of_a_split_turns_it_over() -> None:
    analysis = scene(two_seated())
    (split,) = plan_camera(analysis, facts(), (), CameraWish(C.SPLIT)).layouts
    (over,) = plan_camera(analysis, facts(), (), CameraWish(C.SPLIT, swap=True)).layouts
    assert over.panels == split.panels[::-1]


def test_swap_among_three_shows_the_next_likely_one() -> None:
    turns = talk(5_000)
    words = said(*((i % 2, turn) for i, turn in enumerate(turns)))
    people = (
        face(0, 0.15, CLIP, turns[::2]),
        face(1, 0.5, CLIP, turns[1::2]),
        face(2, 0.85, CLIP),
    )
    made = plan_camera(scene(Shot(CLIP, people)), facts(), words, CameraWish(swap=True))
    assert all(
        turn.person != who for turn, who in zip(made.decisions[0].turns, (0, 1, 0, 1), strict=False)
    )
    assert {layout.kind for layout in made.layouts} == {LayoutKind.SINGLE}


def test_without_following_the_window_rests_within_a_shot() -> None:
    shot = Shot(CLIP, (face(0, 0.3, CLIP, path=lambda s: 0.02 * s),))
    moving = plan_camera(scene(shot), facts(), ()).layouts[0].panels[0]
    (layout,) = plan_camera(scene(shot), facts(), (), CameraWish(follow=False)).layouts
    assert moving.mode is CropMode.KEYFRAME
    assert layout.panels[0].mode is CropMode.STATIC


def test_zoom_is_a_factor_within_bounds() -> None:
    shot = Shot(CLIP, (face(0, 0.5, CLIP, size=0.15),))
    zooms = []
    for factor in (0.1, 0.8, 1.0, 1.5, 100.0):
        wish = CameraWish(zoom=factor)
        crop = plan_camera(scene(shot), facts(), (), wish).layouts[0].panels[0].static_crop
        assert crop is not None
        zooms.append(crop.zoom)
    assert zooms == sorted(zooms)
    assert zooms[0] == 1.0
    assert zooms[3] == pytest.approx(1.5 * zooms[2], rel=1e-3)
    assert zooms[4] == 4.0


def test_even_a_vertical_source_can_be_enlarged() -> None:
    shot = Shot(CLIP, (face(0, 0.6, CLIP),))
    (layout,) = plan_camera(scene(shot), facts(1080, 1920), (), CameraWish(zoom=1.5)).layouts
    crop = layout.panels[0].static_crop
    assert crop is not None
    assert (round(crop.x, 2), crop.zoom) == (0.6, 1.5)


def test_a_place_set_by_hand_is_kept_inside_the_picture() -> None:
    manual = CropConfig(CropMode.STATIC, StaticCrop(0.99, 0.1, 0.5))
    (layout,) = plan_camera(scene(two_seated()), facts(), (), CameraWish(manual=manual)).layouts
    assert (layout.from_ms, layout.to_ms, layout.reason) == (0, 20_000, Reason.MANUAL)
    crop = layout.panels[0].static_crop
    assert crop is not None
    assert (round(crop.x, 3), crop.y, crop.zoom) == (0.842, 0.5, 1.0)


def test_keyframes_set_by_hand_are_put_in_order_within_the_clip() -> None:
    keys = (CropKeyframe(30, 0.9, 0.5), CropKeyframe(-1, 0.3, 0.5), CropKeyframe(5, 0.5, 0.5, 2))
    manual = CropConfig(CropMode.KEYFRAME, None, keys)
    (layout,) = plan_camera(scene(two_seated()), facts(), (), CameraWish(manual=manual)).layouts
    path = layout.panels[0]
    assert [key.time for key in path.keyframes] == [-1, 5, 30], "not bent at the clip's ends"
    assert [round(key.x, 2) for key in path.keyframes] == [0.3, 0.5, 0.84]
    assert path.interpolation is manual.interpolation


def test_a_path_without_keyframes_is_the_middle() -> None:
    wish = CameraWish(manual=CropConfig(CropMode.KEYFRAME))
    (layout,) = plan_camera(scene(two_seated()), facts(), (), wish).layouts
    assert layout.panels[0] == CropConfig(CropMode.STATIC, StaticCrop(0.5, 0.5, 1.0))
