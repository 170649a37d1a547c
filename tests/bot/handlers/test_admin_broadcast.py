"""A message to everybody: written, shown, confirmed, sent once to each, stopped, reported."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.records.broadcast import TargetState
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView, faults
from tests.support.menus import newest, now
from tests.support.queue import MemoryQueue
from tests.support.telegram_bot import RunningBot, connected, running_bot
from tests.worker.bench import make_context
from worker.context import WorkerContext
from worker.jobs import broadcast as sending
from worker.jobs.broadcast import send_broadcasts

NEWS = "Теперь умею ставить субтитры. Пробуйте!"


@pytest.fixture
async def bot(tg: FakeTelegram, uow: UnitOfWorkFactory) -> AsyncIterator[RunningBot]:
    """The bot, run by Maria."""
    async with running_bot(tg, uow, admin_ids="4242") as bot:
        yield bot


@pytest.fixture
async def context(
    tg: FakeTelegram, uow: UnitOfWorkFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[WorkerContext]:
    """A worker with a connection of its own, which tells how it goes at once."""
    monkeypatch.setattr(sending, "NEWS_EVERY_S", 0)
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(connected(tg, uow))
        yield make_context(
            uow, MemoryQueue(), telegram.view, tmp_path, announcer=telegram.announcer
        )


@pytest.fixture
async def people(tg: FakeTelegram, bot: RunningBot) -> list[FakeUser]:
    """Four people who have said hello."""
    everybody = [tg.user(5000 + number, first_name=f"Имя{number}") for number in range(4)]
    for person in everybody:
        await person.starts()
    for person in everybody:
        await tg.wait_for(lambda chat=person.chat: chat.from_bot)  # type: ignore[misc]
    return everybody


def copies(chat: ChatView, text: str = NEWS) -> list[MessageView]:
    return [message for message in chat.from_bot if message.text == text]


async def drafted(tg: FakeTelegram, maria: FakeUser) -> MessageView:
    """Write the message; return the card that asks whether to send it."""
    await maria.sends(text="/admin")
    menu = await newest(tg, maria.chat, button="📢")
    await maria.presses(menu, "📢")
    await maria.presses(await now(tg, menu, "ассылок ещё не было"), "✍️")
    asked = await newest(tg, maria.chat, "Пришлите ответом")
    await maria.sends(text=NEWS, reply_to=asked)
    card = await newest(tg, maria.chat, "Так его увидят")
    assert len(copies(maria.chat)) == 1, "it is shown as everybody will see it"
    return card


async def test_everybody_gets_it_once_and_the_report_tells_who_did_not(
    tg: FakeTelegram,
    bot: RunningBot,
    maria: FakeUser,
    people: list[FakeUser],
    context: WorkerContext,
    uow: UnitOfWorkFactory,
) -> None:
    first, blocker, refuser, banned = people
    team = await tg.add_chat("supergroup", "Команда", owner=first)
    await first.adds_bot(team)
    await first.sends(team, text="/status")
    await tg.wait_for(lambda: team.from_bot)
    async with uow() as work:
        user = await work.users.by_telegram_id(banned.id)
        assert user is not None
        await work.users.set_banned(user.id, banned=True)
        await work.commit()
    card = await drafted(tg, maria)
    assert "Получат 4 чата" in card.text
    await maria.presses(card, "И группы")
    card = await now(tg, card, button="✅ И группы")
    await tg.inject("copyMessage", faults.blocked().only_for(chat_id=blocker.id))
    await tg.inject("copyMessage", faults.retry_after(1).only_for(chat_id=first.id))
    refused = faults.refused(400, "Bad Request: message is too boring")
    await tg.inject("copyMessage", refused.only_for(chat_id=refuser.id))
    await maria.presses(card, "📢")
    again = await maria.presses(card, "📢")
    assert "устарела" in again.text, "a second press starts nothing"
    await now(tg, card, "Рассылаю")
    await send_broadcasts(context)
    report = await now(tg, card, "Рассылка закончена")
    assert "Заблокировали бота: 1" in report.text
    assert "Telegram не принял: 1" in report.text
    assert [len(copies(person.chat)) for person in people] == [1, 0, 0, 0]
    assert len(copies(team)) == 1
    assert len(copies(maria.chat)) == 2
    async with uow() as work:
        left = await work.chats.by_telegram_id(blocker.id)
    assert left is not None
    assert not left.active
    await send_broadcasts(context)
    assert len(copies(first.chat)) == 1


async def test_who_takes_over_sends_to_nobody_twice_and_stops_when_told(
    tg: FakeTelegram,
    bot: RunningBot,
    maria: FakeUser,
    people: list[FakeUser],
    context: WorkerContext,
    uow: UnitOfWorkFactory,
) -> None:
    card = await drafted(tg, maria)
    await maria.presses(card, "📢")
    card = await now(tg, card, "Рассылаю")
    # A worker that dies over a chat: whether it got the message nobody knows.
    async with uow() as work:
        taken = await work.broadcasts.take("dead", utc_now(), utc_now())
        assert taken is not None
        victim = await work.broadcasts.next_target(taken.id, "dead")
        await work.broadcasts.release(taken.id, "dead")
        await work.commit()
    assert victim is not None
    await tg.inject("copyMessage", faults.hang(0.3).repeated(50))
    async with asyncio.TaskGroup() as group:
        group.create_task(send_broadcasts(context))
        await tg.wait_for(lambda: tg.calls_to("copyMessage", from_chat_id=maria.id)[1:])
        await maria.presses(card, "🛑")
    report = await now(tg, card, "Рассылка остановлена")
    assert "второй раз не отправляю" in report.text
    async with uow() as work:
        counts = await work.broadcasts.counts(taken.id)
    assert counts[TargetState.WAITING] > 0
    assert counts[TargetState.SENDING] == 0
    assert copies(tg.chat(victim.telegram_id)) == []
    await tg.clear_faults()
    await send_broadcasts(context)
    assert counts.total() == 5
    assert sum(len(copies(person.chat)) for person in people) == 0
    await maria.presses(report, "‹")
    page = await now(tg, report, "Рассылки")
    assert any("🛑" in button.text and "из 5" in button.text for button in page.buttons)
