"""A group decides by votes, or leaves it to its admins."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.records.clip import ClipStatus
from core.domain.records.people import Approval
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import RunningBot, StageHand


async def decides(uow: UnitOfWorkFactory, group: ChatView, approval: Approval) -> None:
    async with uow() as work:
        chat = await work.chats.by_telegram_id(group.id)
        assert chat is not None
        settings = replace(chat.settings, approval=approval, votes_needed=2)
        await work.chats.set_settings(chat.id, settings)
        await work.commit()


@pytest.fixture
async def group(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, john: FakeUser, films: Path
) -> ChatView:
    """Maria's group; John sent a video."""
    group = await tg.add_chat("supergroup", "Клуб", owner=maria, members=[john])
    await maria.adds_bot(group)
    video = await john.sends(group, video=films / "talk.mp4", caption="/shorts")
    await tg.wait_for(lambda: next((m for m in group.from_bot if m.reply_to == video.id), None))
    return group


def card(group: ChatView, title: str) -> MessageView:
    return next(m for m in reversed(group.from_bot) if title in m.text and "⭐" in m.text)


async def test_enough_votes_settle_a_clip(
    tg: FakeTelegram,
    worker: StageHand,
    group: ChatView,
    maria: FakeUser,
    john: FakeUser,
    uow: UnitOfWorkFactory,
) -> None:
    await decides(uow, group, Approval.VOTES)
    project = await worker.project(group.id)
    one, two = await worker.offers(project, ["Первый", "Второй"])
    shown = card(group, "Первый")
    assert [b.text for b in shown.rows[0]] == ["👍 0", "👎 0"]
    assert "Голосуем" in shown.text or "We vote" in shown.text
    assert not shown.has_button("✅")
    await john.presses(shown, "👍")
    await tg.wait_for(lambda: card(group, "Первый").has_button("👍 1") or None)
    assert "counted already" in (await john.presses(shown, "👍")).text
    await john.presses(shown, "👎")
    await tg.wait_for(lambda: card(group, "Первый").has_button("👎 1") or None)
    await john.presses(shown, "👍")
    await maria.presses(shown, "👍")
    assert (await worker.clip(one)).status is ClipStatus.APPROVED
    await tg.wait_for(lambda: not card(group, "Первый").has_button("👍") or None)
    for person in (maria, john):
        await person.presses(card(group, "Второй"), "👎")
    assert (await worker.clip(two)).status is ClipStatus.REJECTED
    await tg.wait_for(lambda: card(group, "Второй").has_button("↩️") or None)
    assert (await john.presses(card(group, "Второй"), "↩️")).show_alert, "the vote stands"
    await maria.presses(card(group, "Второй"), "↩️")
    await tg.wait_for(lambda: card(group, "Второй").has_button("👎 0") or None)
    assert (await worker.clip(two)).status is ClipStatus.PENDING


async def test_outsiders_have_no_vote(
    tg: FakeTelegram, worker: StageHand, group: ChatView, uow: UnitOfWorkFactory
) -> None:
    await decides(uow, group, Approval.VOTES)
    (clip,) = await worker.offers(await worker.project(group.id), ["Первый"])
    stranger = tg.user(999, first_name="X", language_code="ru")
    await stranger.starts()
    press = {
        "id": "77",
        "from": {"id": 999, "is_bot": False, "first_name": "X", "language_code": "ru"},
        "message": card(group, "Первый").raw,
        "chat_instance": "1",
        "data": card(group, "Первый").button("👍").data,
    }
    await tg.push_update({"callback_query": press})
    call = await tg.wait_for(
        lambda: next(iter(tg.calls_to("answerCallbackQuery", callback_query_id="77")), None)
    )
    assert call.params["show_alert"] is True
    async with uow() as work:
        assert await work.reviews.votes_on(clip.id) == []


async def test_where_admins_decide_the_sender_does_not(
    tg: FakeTelegram,
    worker: StageHand,
    group: ChatView,
    maria: FakeUser,
    john: FakeUser,
    uow: UnitOfWorkFactory,
) -> None:
    await decides(uow, group, Approval.ADMINS)
    (clip,) = await worker.offers(await worker.project(group.id), ["Первый"])
    answer = await john.presses(card(group, "Первый"), "✅")
    assert "only admins decide" in answer.text
    assert (await worker.clip(clip)).status is ClipStatus.PENDING
    await maria.presses(card(group, "Первый"), "✅")
    assert (await worker.clip(clip)).status is ClipStatus.APPROVED


async def test_who_decides_is_chosen_in_the_settings_of_a_group(
    tg: FakeTelegram,
    group: ChatView,
    maria: FakeUser,
    john: FakeUser,
    uow: UnitOfWorkFactory,
) -> None:
    await maria.sends(group, text="/settings")
    menu = await tg.wait_for(
        lambda: next((m for m in reversed(group.from_bot) if m.has_button("🗳")), None)
    )
    assert "Only the admins" in (await john.presses(menu, "🗳")).text
    await maria.presses(menu, "🗳")
    menu = await tg.wait_for(lambda: _now(group, menu, "голосование"))
    await maria.presses(menu, "голосование")
    menu = await tg.wait_for(lambda: _now(group, menu, "5 голосов"))
    await maria.presses(menu, "5 голосов")
    await tg.wait_for(lambda: _now(group, menu, "✅ 5 голосов"))
    async with uow() as work:
        chat = await work.chats.by_telegram_id(group.id)
    assert chat is not None
    assert (chat.settings.approval, chat.settings.votes_needed) == (Approval.VOTES, 5)


def _now(group: ChatView, menu: MessageView, text: str) -> MessageView | None:
    now = group.message(menu)
    return now if now.has_button(text) else None
