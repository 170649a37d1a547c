"""A finished short gets another style: who may, which styles, and how often."""

from dataclasses import replace

import pytest

from core.domain.editions import changed
from core.domain.errors import NotYoursError, OutdatedError, StyleGoneError
from core.domain.ids import new_id
from core.domain.presets import SYSTEM_PRESETS
from core.domain.records.clip import Clip, ClipStatus
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.jobs import HandOver
from core.services.own_styles import OwnStyles
from core.services.remake_clip import RemakeClip
from core.services.restyle_short import RestyleShort
from tests.core.services.conftest import Review
from tests.support.queue import MemoryQueue

LOOK = SYSTEM_PRESETS["Neon"]


@pytest.fixture
def restyle(uow: UnitOfWorkFactory, access: Access, hand_over: HandOver) -> RestyleShort:
    return RestyleShort(uow, access, RemakeClip(uow, access, hand_over))


@pytest.fixture
async def short(uow: UnitOfWorkFactory, review: Review) -> Clip:
    """A clip whose short is in the chat."""
    clip = review.scene.clips[0]
    async with uow() as work:
        await work.clips.move(clip.id, ClipStatus.EXPORTED, only_from=tuple(ClipStatus))
        found = await work.clips.get(clip.id)
        await work.commit()
    assert found is not None
    return found


async def test_an_own_style_is_put_on_once_and_only_on_this_clip(
    restyle: RestyleShort, short: Clip, review: Review, uow: UnitOfWorkFactory, queue: MemoryQueue
) -> None:
    own = await OwnStyles(uow).create(review.owner, "Мой", LOOK)
    offer = await restyle.offer(short.id, review.owner)
    assert own.id in [preset.id for preset in offer.presets]
    first = await restyle(short.id, own.id, review.owner)
    again = await restyle(short.id, own.id, review.owner)
    assert (first.changed, again.changed) == (True, False)
    assert first.clip.is_remade
    assert first.clip.meta.style == str(own.id)
    assert first.clip.meta.before is not None
    assert first.clip.meta.before.meta == replace(short.meta, before=None)
    assert len(queue.taken) == 1
    async with uow() as work:
        chat = await work.chats.get(review.scene.chat.id)
    assert chat is not None
    assert chat.settings == review.scene.chat.settings


async def test_a_style_that_was_only_noted_is_made_when_it_is_asked_for_again(
    restyle: RestyleShort, short: Clip, review: Review, uow: UnitOfWorkFactory, queue: MemoryQueue
) -> None:
    offer = await restyle.offer(short.id, review.owner)
    neon = next(preset for preset in offer.presets if preset.name == "Neon")
    async with uow() as work:
        meta = changed(short, replace(short.meta, style="Neon"))
        await work.clips.set_meta(short.id, meta)
        await work.commit()
    assert (await restyle(short.id, neon.id, review.owner)).changed
    assert len(queue.taken) == 1


async def test_what_is_not_there_or_not_theirs_is_refused(
    restyle: RestyleShort, short: Clip, review: Review, uow: UnitOfWorkFactory, queue: MemoryQueue
) -> None:
    hers = await OwnStyles(uow).create(review.owner, "Мой", LOOK)
    for preset_id in (hers.id, new_id()):
        with pytest.raises(StyleGoneError):
            await restyle(short.id, preset_id, review.admin)
    with pytest.raises(NotYoursError):
        await restyle(short.id, hers.id, review.stranger)
    with pytest.raises(OutdatedError):
        await restyle.offer(new_id(), review.owner)
    assert not queue.taken
