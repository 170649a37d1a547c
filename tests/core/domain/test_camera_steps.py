"""Presses add up to a wish."""

from dataclasses import replace

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.camera_steps import SPEEDS, ZOOMS, CameraStep, stepped
from core.domain.crop import CropConfig, CropMode, StaticCrop


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
