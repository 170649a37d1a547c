"""A person changes the camera of a clip under review."""

from dataclasses import replace

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.camera_steps import CameraStep
from core.domain.clock import utc_now
from core.domain.crop import CropConfig, CropMode, StaticCrop
from core.domain.errors import NotYoursError, OutdatedError
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.people import ChatSettings
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.change_camera import ChangeCamera
from tests.core.services.conftest import Review
from tests.support.records import an_artifact

SPLIT = CameraWish(LayoutChoice.SPLIT)


@pytest.fixture
def change(uow: UnitOfWorkFactory, access: Access) -> ChangeCamera:
    return ChangeCamera(uow, access)


async def camera(uow: UnitOfWorkFactory, clip: Clip) -> CameraWish | None:
    async with uow() as work:
        found = await work.clips.get(clip.id)
    assert found is not None
    return found.meta.camera


async def test_the_choice_is_kept_and_drawn(
    change: ChangeCamera, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    done = await change(clip.id, review.owner, CameraStep.SPLIT)
    assert (done.wish, done.clip.meta.camera, done.drawn) == (SPLIT, SPLIT, True)
    assert done.clip.meta.reason == clip.meta.reason
    assert done.preview is not None
    assert (done.preview.type, done.preview.clip_id) == (Stage.CAMERA_PREVIEW, clip.id)
    again = await change(clip.id, review.owner, CameraStep.SWAP)
    assert again.preview is None, "the one that waits will see both"
    assert again.drawn
    same = await change(clip.id, review.owner, CameraStep.SPLIT)
    assert not same.drawn


async def test_opening_draws_what_the_chat_has_set(
    change: ChangeCamera, review: Review, uow: UnitOfWorkFactory
) -> None:
    async with uow() as work:
        await work.chats.set_settings(review.scene.chat.id, ChatSettings(layout="left"))
        await work.commit()
    done = await change(review.scene.clips[0].id, review.owner)
    assert done.wish == CameraWish(LayoutChoice.LEFT)
    assert done.preview is not None
    assert done.clip.meta.camera is None, "looking changes nothing"


async def test_other_clips_take_the_choice_over_unless_they_have_their_own(
    change: ChangeCamera, review: Review, uow: UnitOfWorkFactory
) -> None:
    first, second = review.scene.clips[:2]
    await change(first.id, review.owner, CameraStep.SPLIT)
    assert await camera(uow, second) == SPLIT
    await change(second.id, review.owner, CameraStep.FIT)
    assert await camera(uow, first) == SPLIT, "chosen there by hand"
    await change(first.id, review.owner, CameraStep.LEFT)
    assert await camera(uow, second) == CameraWish(LayoutChoice.FIT)


@pytest.mark.parametrize(
    ("status", "made", "taken_over"),
    [
        (ClipStatus.APPROVED, False, True),
        (ClipStatus.APPROVED, True, False),
        (ClipStatus.REJECTED, False, False),
        (ClipStatus.EXPORTED, True, False),
    ],
)
async def test_what_is_made_or_thrown_away_stays_as_it_is(
    change: ChangeCamera,
    review: Review,
    uow: UnitOfWorkFactory,
    status: ClipStatus,
    made: bool,
    taken_over: bool,
) -> None:
    first, second = review.scene.clips[:2]
    async with uow() as work:
        await work.clips.move(second.id, status, only_from=(ClipStatus.PENDING,))
        if made:
            video = ArtifactType.VERTICAL_VIDEO
            await work.artifacts.put(an_artifact(second.project_id, video, second.id))
        await work.commit()
    await change(first.id, review.owner, CameraStep.SPLIT)
    assert await camera(uow, second) == (SPLIT if taken_over else None)


async def test_a_path_made_by_hand_stays_with_its_clip(
    change: ChangeCamera, review: Review, uow: UnitOfWorkFactory
) -> None:
    first = review.scene.clips[0]
    by_hand = CameraWish(manual=CropConfig(CropMode.STATIC, StaticCrop(0.3, 0.5)))
    async with uow() as work:
        await work.clips.set_meta(first.id, replace(first.meta, camera=by_hand))
        await work.commit()
    assert await camera(uow, first) == by_hand
    done = await change(first.id, review.owner)
    assert done.wish == by_hand


async def test_a_picture_that_failed_is_drawn_again(
    change: ChangeCamera, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    preview = (await change(clip.id, review.owner, CameraStep.FIT)).preview
    assert preview is not None
    async with uow() as work:
        await work.jobs.claim(preview.id, 0, "w", utc_now())
        await work.jobs.fail(preview.id, 1, "error-engine", preview.cost_usd, utc_now())
        await work.commit()
    again = await change(clip.id, review.owner, CameraStep.FIT)
    assert again.drawn
    assert again.preview is not None


async def test_strangers_and_decided_clips_are_refused(
    change: ChangeCamera, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    with pytest.raises(NotYoursError):
        await change(clip.id, review.stranger, CameraStep.FIT)
    async with uow() as work:
        await work.clips.move(clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.PENDING,))
        await work.commit()
    with pytest.raises(OutdatedError):
        await change(clip.id, review.owner, CameraStep.FIT)
    assert await camera(uow, clip) is None


async def test_the_window_is_moved_from_where_the_picture_shows_it(
    change: ChangeCamera, review: Review, uow: UnitOfWorkFactory
) -> None:
    clip = review.scene.clips[0]
    async with uow() as work:
        seen = replace(clip.meta, framed=StaticCrop(0.7, 0.5, 1.3))
        await work.clips.set_meta(clip.id, seen)
        await work.commit()
    done = await change(clip.id, review.owner, CameraStep.NUDGE_LEFT)
    assert done.drawn
    assert done.wish.manual is not None
    crop = done.wish.manual.static_crop
    assert crop is not None
    assert (0.6 < crop.x < 0.7, crop.y, crop.zoom) == (True, 0.5, 1.3)
    assert await camera(uow, review.scene.clips[1]) == CameraWish(), "a window fits one clip only"
