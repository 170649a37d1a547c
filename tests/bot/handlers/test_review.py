"""Deciding with buttons."""

import asyncio
from pathlib import Path

import pytest

from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import ChatView, FakeTelegram, FakeUser, MessageView, faults
from tests.support.telegram_bot import RunningBot, StageHand

TITLES = ("Почему мы всё бросили", "Честно о деньгах", "Что дальше")


async def _review(
    tg: FakeTelegram, worker: StageHand, person: FakeUser, films: Path, chat: ChatView | None = None
) -> tuple[Project, tuple[Clip, ...], list[MessageView], MessageView]:
    """A project of the person in review: its clips, their cards and the closing message."""
    place = chat or person.chat
    caption = "/shorts" if chat else None
    video = await person.sends(chat, video=films / "talk.mp4", caption=caption)
    await tg.wait_for(lambda: _reply_to(place, video))
    project = await worker.project(place.id)
    clips = await worker.offers(project, TITLES, films / "frame.jpg")
    *cards, closing = place.from_bot[-4:]
    return project, clips, cards, closing


async def test_pressing_twice_is_harmless(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    _, clips, cards, _ = await _review(tg, worker, maria, films)
    answers = await asyncio.gather(*(maria.presses(cards[0], "✅") for _ in range(3)))
    assert sorted(answer.text[:4] for answer in answers) == ["Уже ", "Уже ", "✅ Бе"]
    assert len(bot.queue.taken) == 2, "the first job of the video, and one render"
    assert (await worker.clip(clips[0])).status is ClipStatus.APPROVED
    late = await maria.presses(cards[0], "❌")
    assert late.text == "Уже одобрено — делаю"
    assert (await worker.clip(clips[0])).status is ClipStatus.APPROVED


async def test_a_card_shows_its_state_and_the_closing_message_counts(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    _, _, cards, closing = await _review(tg, worker, maria, films)
    await maria.presses(cards[0], "✅")
    approved = await tg.wait_for(lambda: _with_nothing_to_press(maria.chat, cards[0]))
    assert "✅ Одобрено" in approved.text
    assert approved.photo, "the picture stays"
    await maria.presses(cards[1], "❌")
    await tg.wait_for(
        lambda: "Ждут решения: 1 · одобрено: 1 · отклонено: 1" in maria.chat.message(closing).text
    )
    assert maria.chat.message(closing).button("✅").text == "✅ Все (1)"


async def test_all_at_once(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    _, clips, cards, closing = await _review(tg, worker, maria, films)
    await maria.presses(cards[1], "❌")
    answer = await maria.presses(closing, "✅ Все")
    assert answer.text == "✅ Беру 2 момента"
    await tg.wait_for(lambda: "делаю 2 шорта" in maria.chat.message(closing).text)
    for card in (cards[0], cards[2]):
        await tg.wait_for(lambda card=card: "Одобрено" in maria.chat.message(card).text)  # type: ignore[misc]
    statuses = [(await worker.clip(clip)).status for clip in clips]
    assert statuses == [ClipStatus.APPROVED, ClipStatus.REJECTED, ClipStatus.APPROVED]
    again = await maria.presses(closing, "✅ Все")
    assert again.text == "Всё уже решено"


async def test_in_a_group_a_stranger_is_told_and_changes_nothing(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    john: FakeUser,
    films: Path,
) -> None:
    boss = tg.user(1, first_name="Босс")
    group = await tg.add_chat("supergroup", "Клуб", owner=boss, members=[maria, john])
    await boss.adds_bot(group)
    _, clips, cards, closing = await _review(tg, worker, maria, films, group)
    for message, button in ((cards[0], "✅"), (cards[0], "❌"), (closing, "✅ Все")):
        answer = await john.presses(message, button)
        assert answer.show_alert
        assert "Only the person who sent the video or a chat admin" in answer.text
    assert {(await worker.clip(clip)).status for clip in clips} == {ClipStatus.PENDING}
    assert (await boss.presses(cards[0], "✅")).text.startswith("✅"), "an admin may"
    assert (await maria.presses(cards[1], "✅")).text.startswith("✅"), "the owner may"
    assert len(bot.queue.taken) == 3


async def test_an_admin_of_an_old_server_may_too(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    john: FakeUser,
    films: Path,
) -> None:
    boss = tg.user(1, first_name="Босс")
    group = await tg.add_chat("supergroup", "Клуб", owner=boss, members=[maria, john])
    await boss.adds_bot(group)
    await tg.set_member(group, john, "administrator", by=boss)
    _, _, cards, _ = await _review(tg, worker, maria, films, group)
    assert (await john.presses(cards[0], "✅")).text.startswith("✅")


@pytest.mark.parametrize("data", ["clip:ok:deadbeef", "v0:approve:17", "stop:", "🦄"])
async def test_buttons_nobody_knows_any_more_answer(
    tg: FakeTelegram, bot: RunningBot, maria: FakeUser, data: str
) -> None:
    await maria.starts()
    message = await tg.wait_for(lambda: maria.chat.from_bot[0])
    await tg.push_update({"callback_query": _press(maria, message, data)})
    call = await tg.wait_for(lambda: tg.calls_to("answerCallbackQuery")[0])
    assert "устарела" in call.params["text"]
    assert call.params["show_alert"] is True


async def test_cards_of_a_video_that_is_gone_are_out_of_date(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    project, _, cards, _ = await _review(tg, worker, maria, films)
    async with uow() as work:
        in_review = (ProjectStatus.IN_REVIEW,)
        await work.projects.move(project.id, ProjectStatus.FAILED, only_from=in_review)
        await work.commit()
    answer = await maria.presses(cards[0], "✅")
    assert answer.show_alert
    assert "устарела" in answer.text


async def test_a_short_that_failed_can_be_tried_again(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
) -> None:
    project, clips, cards, closing = await _review(tg, worker, maria, films)
    await maria.presses(cards[0], "✅")
    await tg.wait_for(lambda: _with_nothing_to_press(maria.chat, cards[0]))
    async with uow() as work:
        await work.clips.set_error(clips[0].id, "error-render")
        await work.commit()
    to = await worker.address(project)
    await worker.telegram.view.show_clip_failure(to, clips[0], ErrorNote("error-render"))
    failed = await tg.wait_for(lambda: _with_button(maria.chat, cards[0], "🔁"))
    assert "⚠️ Не получилось собрать этот шорт." in failed.text
    await tg.wait_for(lambda: "Не доделано: 1" in maria.chat.message(closing).text)
    assert (await maria.presses(failed, "🔁")).text == "🔁 Пробую ещё раз"
    again = await tg.wait_for(lambda: _with_nothing_to_press(maria.chat, cards[0]))
    assert "✅ Одобрено" in again.text
    assert "⚠️" not in again.text


async def test_a_press_too_old_to_answer_still_counts(
    tg: FakeTelegram, bot: RunningBot, worker: StageHand, maria: FakeUser, films: Path
) -> None:
    _, clips, cards, _ = await _review(tg, worker, maria, films)
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    await tg.inject("answerCallbackQuery", faults.refused(400, too_old))
    await maria.taps(cards[0], "✅")
    await tg.wait_for(lambda: tg.calls_to("answerCallbackQuery"))
    await tg.wait_for(lambda: "Одобрено" in maria.chat.message(cards[0]).text)
    assert (await worker.clip(clips[0])).status is ClipStatus.APPROVED


async def test_a_stranger_in_private_is_impossible_but_refused(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    john: FakeUser,
    films: Path,
) -> None:
    _, clips, cards, _ = await _review(tg, worker, maria, films)
    await john.starts()
    stolen = cards[0].button("✅").data
    message = await tg.wait_for(lambda: john.chat.from_bot[0])
    await tg.push_update({"callback_query": _press(john, message, stolen)})
    await tg.wait_for(lambda: tg.calls_to("answerCallbackQuery"))
    assert (await worker.clip(clips[0])).status is ClipStatus.PENDING


def _press(person: FakeUser, message: MessageView, data: str | None) -> dict[str, object]:
    """A press the client of this person would never make."""
    author = {"id": person.id, "is_bot": False, "first_name": "X"}
    return {
        "id": "77",
        "from": author,
        "message": message.raw,
        "chat_instance": "1",
        "data": data,
    }


def _reply_to(chat: ChatView, message: MessageView) -> MessageView | None:
    return next((m for m in chat.from_bot if m.reply_to == message.id), None)


def _with_nothing_to_press(chat: ChatView, card: MessageView) -> MessageView | None:
    now = chat.message(card)
    return None if any(button.data for button in now.buttons) else now


def _with_button(chat: ChatView, card: MessageView, text: str) -> MessageView | None:
    now = chat.message(card)
    return now if now.has_button(text) else None
