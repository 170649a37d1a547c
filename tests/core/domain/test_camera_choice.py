"""The camera that clips still to come take over."""

from dataclasses import replace
from datetime import timedelta

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.camera_choice import camera_of_project
from core.domain.crop import CropConfig, CropMode, StaticCrop
from core.domain.ids import new_id
from core.domain.records.clip import Clip
from tests.support.records import NOON, a_clip, an_artifact

SPLIT, FIT = CameraWish(LayoutChoice.SPLIT), CameraWish(LayoutChoice.FIT)


def clip(wish: CameraWish | None, *, own: bool = False, minute: int | None = None) -> Clip:
    plain = a_clip(an_artifact(new_id()))
    at = None if minute is None else NOON + timedelta(minutes=minute)
    meta = replace(plain.meta, camera=wish, camera_own=own, camera_at=at)
    return replace(plain, meta=meta)


def test_the_last_choice_counts() -> None:
    clips = [clip(FIT, own=True, minute=3), clip(SPLIT, own=True, minute=5), clip(FIT), clip(None)]
    assert camera_of_project(clips) == SPLIT
    assert camera_of_project([clip(FIT, own=True), clip(SPLIT, own=True, minute=0)]) == SPLIT


def test_without_a_choice_there_is_none() -> None:
    assert camera_of_project([]) is None
    assert camera_of_project([clip(None), clip(SPLIT)]) is None


def test_a_path_made_by_hand_is_no_choice_for_others() -> None:
    by_hand = replace(SPLIT, manual=CropConfig(CropMode.STATIC, StaticCrop(0.3, 0.5)))
    assert camera_of_project([clip(by_hand, own=True, minute=1)]) == SPLIT
