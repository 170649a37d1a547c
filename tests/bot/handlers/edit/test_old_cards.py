"""Cards that are old, forged, deleted, or on another device."""

import asyncio

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.records.clip import Clip
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView
from tests.support.editing import answer_to, card_of, opened, shows
from tests.support.telegram_bot import StageHand


async def forge(
    tg: FakeTelegram, person: FakeUser, shown: MessageView, data: str, number: int = 0
) -> None:
    """Press what is not on the card, or not any more."""
    press = {
        "id": str(number),
        "from": {"id": person.id, "is_bot": False, "first_name": "X"},
        "message": shown.raw,
        "chat_instance": "1",
        "data": data,
    }
    await tg.push_update({"callback_query": press})


async def test_a_clip_decided_meanwhile_is_left_alone(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    """✅ was pressed on another device while this one still shows the editing buttons."""
    plain = card_of(maria)
    editor = await opened(tg, maria, "✏️")
    editor = await shows(tg, maria, "✂️")
    await opened(tg, maria, "✂️")
    cutting = await shows(tg, maria, "👌")
    await maria.presses(plain, "✅")
    for shown, button in ((cutting, "◀ начало"), (cutting, "▶️ +2 с"), (editor, "🪝")):
        answer = await maria.presses(shown, button)
        assert answer.show_alert, button
        assert "устарела" in answer.text
    await shows(tg, maria, "Одобрено")
    now = await worker.clip(clip)
    assert (now.span, now.meta.hook) == (clip.span, None)


async def test_strangers_and_forgers_move_nothing(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, john: FakeUser, clip: Clip
) -> None:
    await john.starts()
    message = await tg.wait_for(lambda: john.chat.from_bot[0])
    forged = [
        (john, message, f"cut:s-:{clip.id.hex}"),
        (john, message, f"edit:hook1:{clip.id.hex}"),
        (john, message, f"clip:dr:{clip.id.hex}"),
        (john, message, f"clip:mo:{clip.id.hex}"),
        (maria, card_of(maria), f"cut:s-:{clip.id.hex}:0:1000"),
        (maria, card_of(maria), f"title:{clip.id.hex}:00000000"),
        (maria, card_of(maria), f"cstyl:{clip.id.hex}:??"),
        (maria, card_of(maria), f"cut:s-:{new_id().hex}"),
        (maria, card_of(maria), f"edit:undo:{new_id().hex}"),
    ]
    for number, (person, shown, data) in enumerate(forged):
        await forge(tg, person, shown, data, number)
    await tg.wait_for(lambda: len(tg.calls_to("answerCallbackQuery")) == len(forged) or None)
    assert all(call.params["show_alert"] is True for call in tg.calls_to("answerCallbackQuery"))
    now = await worker.clip(clip)
    assert (now.span, now.meta) == (clip.span, clip.meta)


async def test_a_deleted_card_is_sent_anew(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    gone = card_of(maria)
    await worker.telegram.bot.delete_message(maria.id, gone.id)
    await forge(tg, maria, gone, f"clip:ed:{clip.id.hex}")
    fresh = await shows(tg, maria, "✂️ Начало и конец")
    assert fresh.id > gone.id


async def test_a_rejected_clip_comes_back_to_be_edited_as_it_was(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    await opened(tg, maria, "✏️", "🪝 Название в начале: нет")
    await shows(tg, maria, "🪝 Название в начале: да")
    await opened(tg, maria, "‹ К карточке", "❌")
    rejected = await shows(tg, maria, "↩️ Вернуть")
    assert (await worker.project(maria.id)).status is ProjectStatus.DONE
    both = await asyncio.gather(*(maria.presses(rejected, "↩️ Вернуть") for _ in range(2)))
    assert {answer.text for answer in both} == {
        "↩️ Вернул: решайте снова",
        "Ждёт вашего решения: ✅ или ❌",
    }
    await shows(tg, maria, "✅")
    assert (await worker.project(maria.id)).status is ProjectStatus.IN_REVIEW
    await opened(tg, maria, "✏️", "↩️ Отменить")
    await shows(tg, maria, "🪝 Название в начале: нет")
    await opened(tg, maria, "✅")
    await shows(tg, maria, "Одобрено")


async def test_without_the_video_nothing_is_begun_and_that_is_said(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip, uow: UnitOfWorkFactory
) -> None:
    async with uow() as work:
        assert await work.privacy.lose_source(clip.project_id, utc_now())
        await work.commit()
    id_, card = clip.id.hex, card_of(maria)
    presses = (
        *(f"clip:{action}:{id_}" for action in ("ok", "ed", "dr", "mo", "un", "re")),
        *(f"edit:{action}:{id_}" for action in ("hook1", "undo", "wtitle", "heard")),
        *(f"cut:{move}:{id_}" for move in ("s-", "e+500")),
        f"cam:{id_}:open:",
        f"cam:{id_}:make:",
    )
    for number, data in enumerate(presses):
        await forge(tg, maria, card, data, number)
    await tg.wait_for(lambda: len(tg.calls_to("answerCallbackQuery")) == len(presses) or None)
    for call in tg.calls_to("answerCallbackQuery"):
        assert "Исходное видео я уже удалил" in call.params["text"]
    sent = await maria.sends(text="/clip 0 3")
    assert "пришлите видео ещё раз" in (await answer_to(tg, maria, sent)).text
    assert (await worker.clip(clip)).meta == clip.meta
    assert (await maria.presses(card_of(maria), "❌")).text == "❌ Отклонено"
