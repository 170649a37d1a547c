"""Presses add up to a wish."""

from dataclasses import replace

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.camera_steps import (
    NUDGES,
    SPEEDS,
    ZOOMS,
    ZOOMS_BY_HAND,
    CameraStep,
    Framing,
    stepped,
)
from core.domain.crop import CropConfig, CropKeyframe, CropMode, StaticCrop


@pytest.mark.parametrize("choice", LayoutChoice)
def test_every_layout_has_its_press(choice: LayoutChoice) -> None:
    wish = CameraWish(swap=True, zoom=1.2)
    assert stepped(wish, CameraStep(choice.value)) == replace(wish, choice=choice)


@pytest.mark.parametrize("step", [CameraStep.SWAP, CameraStep.FOLLOW])
def test_a_switch_goes_on_and_off(step: CameraStep) -> None:
    once = stepped(CameraWish(), step)
    assert once != CameraWish()
    assert stepped(once, step) == CameraWish()


def test_steps_end_at_the_last_rung() -> None:
    wish = CameraWish()
    for _ in range(10):
        wish = stepped(stepped(wish, CameraStep.CLOSER), CameraStep.SLOWER)
    assert (wish.zoom, wish.speed) == (ZOOMS[-1], SPEEDS[0])
    assert stepped(wish, CameraStep.CLOSER) == wish
    back = stepped(stepped(wish, CameraStep.WIDER), CameraStep.FASTER)
    assert (back.zoom, back.speed) == (ZOOMS[-2], SPEEDS[1])


def test_a_press_replaces_a_path_made_by_hand() -> None:
    by_hand = CameraWish(manual=CropConfig(CropMode.STATIC, StaticCrop(0.3, 0.5)))
    assert stepped(by_hand, CameraStep.AUTO) == CameraWish()


SEEN = Framing(16 / 9, StaticCrop(0.6, 0.5, 1.0))


def by_hand(wish: CameraWish) -> StaticCrop:
    assert wish.manual is not None
    assert wish.manual.static_crop is not None
    return wish.manual.static_crop


def test_a_nudge_begins_where_the_picture_shows_the_window() -> None:
    right = by_hand(stepped(CameraWish(), CameraStep.NUDGE_RIGHT, SEEN))
    width = (9 / 16) / (16 / 9)
    assert right.x == pytest.approx(0.6 + 0.15 * width, abs=1e-3)
    assert (right.y, right.zoom) == (0.5, 1.0)
    twice = stepped(CameraWish(manual=CropConfig(CropMode.STATIC, right)), CameraStep.NUDGE_LEFT)
    assert by_hand(twice).x == pytest.approx(0.6, abs=1e-3)


@pytest.mark.parametrize(
    ("choice", "x"), [(LayoutChoice.LEFT, 0.25), (LayoutChoice.RIGHT, 0.75), ("auto", 0.5)]
)
def test_without_a_picture_it_begins_at_the_side_that_was_chosen(
    choice: LayoutChoice, x: float
) -> None:
    wish = stepped(CameraWish(LayoutChoice(choice)), CameraStep.NUDGE_RIGHT)
    assert by_hand(wish).x == pytest.approx(x + 0.15 * 0.316, abs=1e-3)
    assert wish.choice == choice, "what other clips have stays"


def test_the_window_ends_at_the_picture() -> None:
    wish = CameraWish()
    for _ in range(20):
        wish = stepped(wish, CameraStep.NUDGE_RIGHT, SEEN)
    assert by_hand(wish).x == pytest.approx(1 - (9 / 16) / (16 / 9) / 2, abs=1e-3)
    assert stepped(wish, CameraStep.NUDGE_RIGHT, SEEN) == wish


def test_a_window_of_full_height_goes_up_only_when_closer() -> None:
    assert stepped(CameraWish(), CameraStep.NUDGE_UP, SEEN) == CameraWish()
    aside = stepped(CameraWish(), CameraStep.NUDGE_LEFT, SEEN)
    assert stepped(aside, CameraStep.NUDGE_UP, SEEN) == aside
    closer = stepped(aside, CameraStep.CLOSER, SEEN)
    assert (by_hand(closer).zoom, closer.zoom) == (ZOOMS_BY_HAND[1], 1.0)
    up = by_hand(stepped(closer, CameraStep.NUDGE_UP, SEEN))
    assert up.y < 0.5
    assert up.x == by_hand(closer).x
    wide = by_hand(stepped(stepped(closer, CameraStep.NUDGE_UP, SEEN), CameraStep.WIDER, SEEN))
    assert (wide.y, wide.zoom) == (0.5, 1.0)


def test_a_vertical_picture_moves_once_it_is_closer() -> None:
    upright = Framing(9 / 16)
    assert all(stepped(CameraWish(), step, upright) == CameraWish() for step in NUDGES)
    moved = stepped(CameraWish(zoom=1.45), CameraStep.NUDGE_LEFT, upright)
    assert by_hand(moved).x < 0.5


def test_a_nudge_of_a_moving_path_leaves_a_window_at_rest() -> None:
    keys = (CropKeyframe(0, 0.4, 0.5), CropKeyframe(5, 0.8, 0.5))
    wish = CameraWish(manual=CropConfig(CropMode.KEYFRAME, None, keys))
    assert by_hand(stepped(wish, CameraStep.NUDGE_LEFT)).x == pytest.approx(0.3525, abs=1e-3)
