"""A chat's style, and what it becomes when that is gone."""

import pytest

from core.domain.errors import AdminsOnlyError, StyleGoneError
from core.domain.presets import SYSTEM_PRESETS
from core.domain.records.people import ChatKind, ChatSettings
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.choose_style import ChooseStyle, style_of
from core.services.own_styles import OwnStyles
from tests.core.services.conftest import Review

NEON = SYSTEM_PRESETS["Neon"]


@pytest.fixture
def choose(uow: UnitOfWorkFactory, access: Access) -> ChooseStyle:
    return ChooseStyle(uow, access)


async def test_a_person_chooses_in_private(uow: UnitOfWorkFactory, choose: ChooseStyle) -> None:
    async with uow() as work:
        user = await work.users.ensure(5, "Аня", "ru")
        chat = await work.chats.ensure(5, ChatKind.PRIVATE, "Аня")
        await work.chats.set_settings(chat.id, ChatSettings(count=5))
        await work.commit()
    styles = OwnStyles(uow)
    offered = {preset.name: preset for preset in await styles.available(user)}
    settings = await choose(offered["Karaoke"].id, chat, user)
    assert (settings.style, settings.count) == ("Karaoke", 5)
    own = await styles.create(user, "Мой", NEON)
    settings = await choose(own.id, chat, user)
    await styles.rename(user, own.id, "Наш")
    current = await choose.current(chat, user)
    assert current is not None
    assert (current.name, current.style) == ("Наш", NEON), "a new name changes nothing else"
    await styles.delete(user, own.id)
    assert await choose.current(chat, user) is None
    async with uow() as work:
        assert await style_of(work, settings, user.id) == SYSTEM_PRESETS["Shorts"]


async def test_settings_of_old_hold_the_name_of_an_own_style(uow: UnitOfWorkFactory) -> None:
    async with uow() as work:
        user = await work.users.ensure(5, "Аня", "ru")
        await work.commit()
    await OwnStyles(uow).create(user, "Мой", NEON)
    async with uow() as work:
        assert await style_of(work, ChatSettings(style="Мой"), user.id) == NEON


async def test_in_a_group_an_admin_chooses_for_everybody(
    uow: UnitOfWorkFactory, choose: ChooseStyle, review: Review
) -> None:
    own = await OwnStyles(uow).create(review.admin, "Канал", NEON)
    with pytest.raises(AdminsOnlyError):
        await choose(own.id, review.scene.chat, review.owner)
    settings = await choose(own.id, review.scene.chat, review.admin)
    async with uow() as work:
        assert await style_of(work, settings, review.owner.id) == NEON
    hers = await OwnStyles(uow).create(review.owner, "Мой", NEON)
    with pytest.raises(StyleGoneError):
        await choose(hers.id, review.scene.chat, review.admin)
