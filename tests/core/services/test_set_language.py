"""The interface language."""

import pytest

from core.domain.errors import AdminsOnlyError
from core.domain.records.people import ChatKind
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.addressing import address_of
from core.services.set_language import SetLanguage
from tests.core.services.conftest import Review


async def test_in_private_it_is_the_persons(uow: UnitOfWorkFactory, access: Access) -> None:
    async with uow() as work:
        user = await work.users.ensure(5, "Аня", "ru")
        chat = await work.chats.ensure(5, ChatKind.PRIVATE, "Аня")
        await work.commit()
    await SetLanguage(uow, access)("en", chat, user)
    async with uow() as work:
        user = await work.users.ensure(5, "Аня", "ru")
        known = await work.chats.get(chat.id)
    assert known is not None
    assert address_of(known, user, None).language == "en"


async def test_in_a_group_it_is_the_chats_and_admins_choose(
    uow: UnitOfWorkFactory, access: Access, review: Review
) -> None:
    set_language, chat = SetLanguage(uow, access), review.scene.chat
    with pytest.raises(AdminsOnlyError):
        await set_language("en", chat, review.owner)
    await set_language("en", chat, review.admin)
    async with uow() as work:
        known = await work.chats.get(chat.id)
        owner = await work.users.get(review.owner.id)
    assert known is not None
    assert owner is not None
    assert address_of(known, owner, None).language == "en"
    assert owner.language == "ru"
