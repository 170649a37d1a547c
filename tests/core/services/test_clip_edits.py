"""How a clip is changed before it is made, and how that is taken back."""

from dataclasses import replace

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.camera_steps import CameraStep
from core.domain.captions import CaptionStyle
from core.domain.errors import CaptionTooLongError, NotYoursError, OutdatedError, StyleGoneError
from core.domain.ids import new_id
from core.domain.looks import look_of
from core.domain.pipeline import Stage
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.people import ChatSettings
from core.domain.records.preset import CaptionPreset
from core.domain.spans import Span
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.change_camera import ChangeCamera
from core.services.change_look import LONGEST_TEXT, ChangeLook
from core.services.draw_draft import DrawDraft
from core.services.edit_clip import ClipEdit, EditClip
from core.services.edits import UNDO_STEPS
from core.services.undo_edit import UndoEdit
from tests.core.services.conftest import Review

NEON_LIKE = CaptionStyle()


@pytest.fixture
def change(uow: UnitOfWorkFactory, access: Access) -> ChangeLook:
    return ChangeLook(uow, access)


@pytest.fixture
def undo(uow: UnitOfWorkFactory, access: Access) -> UndoEdit:
    return UndoEdit(uow, access)


@pytest.fixture
def clip(review: Review) -> Clip:
    return review.scene.clips[0]


async def stored(uow: UnitOfWorkFactory, clip: Clip) -> Clip:
    async with uow() as work:
        found = await work.clips.get(clip.id)
    assert found is not None
    return found


async def test_every_kind_of_edit_is_taken_back_newest_first(
    change: ChangeLook,
    undo: UndoEdit,
    review: Review,
    clip: Clip,
    uow: UnitOfWorkFactory,
    access: Access,
) -> None:
    edit, camera, owner = EditClip(uow, access), ChangeCamera(uow, access), review.owner
    own = CaptionPreset(new_id(), owner.id, "Мой", NEON_LIKE)
    async with uow() as work:
        assert await work.presets.add(own)
        await work.commit()
    states = [await stored(uow, clip)]
    shorter = ClipEdit(clip.title, Span(4_000, 20_000), "иначе", was=clip.span)
    for step in (
        lambda: change.set_hook(clip.id, owner, on=True),
        lambda: camera(clip.id, owner, CameraStep.SPLIT),
        lambda: edit(clip.id, owner, shorter),
        lambda: change.set_style(clip.id, owner, own.id),
        lambda: change.set_text(clip.id, owner, " Другие\n слова "),
        lambda: edit.rename(clip.id, owner, "Иначе"),
        lambda: camera(clip.id, owner, CameraStep.CLOSER),
        lambda: change.set_tighten(clip.id, owner, on=True),
    ):
        await step()
        states.append(await stored(uow, clip))
    assert states[-1].meta.caption_text == "Другие слова"
    looks = [look_of(state, ChatSettings()) for state in states]
    assert len(set(looks)) == len(looks), "each of them is to be seen"
    for before in reversed(states[:-1]):
        done = await undo(clip.id, owner)
        assert done.changed
        assert (done.clip.title, done.clip.span, done.clip.meta) == (
            before.title,
            before.span,
            before.meta,
        )
    assert not (await undo(clip.id, owner)).changed
    other = await stored(uow, review.scene.clips[1])
    assert (other.meta.camera or CameraWish()).choice is LayoutChoice.AUTO, "as it is here"


async def test_what_the_program_found_out_since_stays(
    change: ChangeLook, undo: UndoEdit, review: Review, clip: Clip, uow: UnitOfWorkFactory
) -> None:
    await change.set_hook(clip.id, review.owner, on=True)
    now = await stored(uow, clip)
    fit = CameraWish(LayoutChoice.FIT)
    async with uow() as work:
        await work.clips.set_meta(clip.id, replace(now.meta, layout="single", camera=fit))
        await work.commit()
    meta = (await undo(clip.id, review.owner)).clip.meta
    assert (meta.hook, meta.layout, meta.camera) == (None, "single", fit)


async def test_the_list_is_no_longer_than_people_remember(
    change: ChangeLook, undo: UndoEdit, review: Review, clip: Clip
) -> None:
    for number in range(UNDO_STEPS + 3):
        await change.set_text(clip.id, review.owner, f"слова {number}")
    undone = [await undo(clip.id, review.owner) for _ in range(UNDO_STEPS + 1)]
    assert [each.changed for each in undone] == [True] * UNDO_STEPS + [False]
    assert undone[-1].clip.meta.caption_text == "слова 2"


async def test_an_edit_is_drawn_once_however_fast_people_press(
    change: ChangeLook, review: Review, clip: Clip, uow: UnitOfWorkFactory
) -> None:
    first = await change.set_hook(clip.id, review.owner, on=True)
    assert first.still is not None
    assert (first.still.type, first.still.clip_id) == (Stage.STILL, clip.id)
    second = await change.set_tighten(clip.id, review.owner, on=True)
    same = await change.set_tighten(clip.id, review.owner, on=True)
    assert (second.changed, second.still) == (True, None), "the one that waits will show it"
    assert (same.changed, same.still) == (False, None)


async def test_what_cannot_be_is_refused(
    change: ChangeLook, undo: UndoEdit, review: Review, clip: Clip, uow: UnitOfWorkFactory
) -> None:
    foreign = CaptionPreset(new_id(), review.stranger.id, "Чужой", NEON_LIKE)
    async with uow() as work:
        assert await work.presets.add(foreign)
        await work.commit()
    for preset_id in (foreign.id, new_id()):
        with pytest.raises(StyleGoneError):
            await change.set_style(clip.id, review.owner, preset_id)
    with pytest.raises(CaptionTooLongError):
        await change.set_text(clip.id, review.owner, "ы" * (LONGEST_TEXT + 1))
    with pytest.raises(NotYoursError):
        await undo(clip.id, review.stranger)
    with pytest.raises(NotYoursError):
        await change.set_hook(clip.id, review.stranger, on=True)
    assert (await change.set_hook(clip.id, review.admin, on=True)).changed
    async with uow() as work:
        await work.clips.move(clip.id, ClipStatus.APPROVED, only_from=(ClipStatus.PENDING,))
        await work.commit()
    assert not (await undo(clip.id, review.owner)).changed, "it is decided"
    assert not (await change.set_hook(clip.id, review.owner, on=False)).changed
    assert (await stored(uow, clip)).meta.hook is True


async def test_cuts_worked_out_from_older_ones_are_not_made(
    review: Review, clip: Clip, uow: UnitOfWorkFactory, access: Access
) -> None:
    edit = EditClip(uow, access)
    moved = replace(ClipEdit(clip.title, Span(2_000, 31_500), "…"), was=clip.span)
    assert (await edit(clip.id, review.owner, moved)).changed
    late = replace(moved, span=Span(1_000, 31_500))
    assert not (await edit(clip.id, review.owner, late)).changed
    assert (await stored(uow, clip)).span == Span(2_000, 31_500)


async def test_one_draft_at_a_time(
    review: Review, clip: Clip, uow: UnitOfWorkFactory, access: Access
) -> None:
    draw = DrawDraft(uow, access)
    first = await draw(clip.id, review.owner)
    assert first.job is not None
    assert first.job.type is Stage.DRAFT
    assert (await draw(clip.id, review.owner)).job is None
    with pytest.raises(NotYoursError):
        await draw(clip.id, review.stranger)
    async with uow() as work:
        await work.clips.move(clip.id, ClipStatus.REJECTED, only_from=(ClipStatus.PENDING,))
        await work.commit()
    with pytest.raises(OutdatedError):
        await draw(clip.id, review.owner)
