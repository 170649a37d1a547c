"""Who administers a chat."""

import pytest

from core.domain.errors import EngineUnavailableError
from core.domain.records.people import Chat, ChatKind
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, faults
from tests.support.telegram_bot import connected


async def _known(uow: UnitOfWorkFactory, chat_id: int) -> Chat:
    async with uow() as work:
        chat = await work.chats.ensure(chat_id, ChatKind.SUPERGROUP, "Клуб")
        await work.commit()
    return chat


async def test_owner_and_admins_do_others_do_not(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, john: FakeUser
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria, members=[john])
    await maria.adds_bot(group)
    chat = await _known(uow, group.id)
    async with connected(tg, uow) as telegram:
        assert await telegram.rights.is_admin(chat, maria.id)
        assert not await telegram.rights.is_admin(chat, john.id)
        assert not await telegram.rights.is_admin(chat, 404)
        await tg.set_member(group, john, "administrator", by=maria)
        assert await telegram.rights.is_admin(chat, john.id)


async def test_answers_of_older_servers_are_understood(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser, john: FakeUser
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria, members=[john])
    await maria.adds_bot(group)
    await tg.set_member(group, john, "administrator", by=maria, old_server=True)
    chat = await _known(uow, group.id)
    async with connected(tg, uow) as telegram:
        assert await telegram.rights.is_admin(chat, john.id)


async def test_a_chat_without_the_bot_has_no_admins_for_us(
    tg: FakeTelegram, uow: UnitOfWorkFactory, maria: FakeUser
) -> None:
    group = await tg.add_chat("supergroup", "Клуб", owner=maria)
    chat = await _known(uow, group.id)
    async with connected(tg, uow) as telegram:
        assert not await telegram.rights.is_admin(chat, maria.id)
        await tg.inject("getChatMember", faults.server_error().repeated(5))
        with pytest.raises(EngineUnavailableError):
            await telegram.rights.is_admin(chat, maria.id)
