"""Titles and words of captions, as people type them."""

from pathlib import Path

from core.domain.records.clip import Clip
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.editing import answer_to, asked, card_of, draw, opened, shows
from tests.support.telegram_bot import StageHand


async def test_titles_are_suggested_and_typed(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip, films: Path
) -> None:
    await opened(tg, maria, "✏️", "🏷 Название")
    await opened(tg, maria, "Это предложение номер три, и оно тут не одно")
    await shows(tg, maria, "номер три, и оно тут не одно")
    now = await worker.clip(clip)
    assert now.title == "Это предложение номер три, и оно тут не одно"
    assert now.meta.was_title == "Середина"
    await opened(tg, maria, "🏷 Название")
    await shows(tg, maria, "Середина")
    above = await opened(tg, maria, "✍️ Своё название")
    question = await asked(tg, maria, "новым названием")
    await maria.sends(text=" Своё <b>слово</b>\n о деле. ", reply_to=question)
    fresh = await shows(tg, maria, "Своё <b>слово</b> о деле")
    assert fresh.id > above.id, "the card came down to the answer"
    assert fresh.photo, "with its picture"
    assert question.id not in [message.id for message in maria.chat.messages]
    assert (await worker.clip(clip)).title == "Своё <b>слово</b> о деле"
    await draw(worker, clip, films / "cover.jpg")
    assert card_of(maria).photo


async def test_the_captions_are_rewritten_and_brought_back(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    await opened(tg, maria, "✏️", "💬 Субтитры", "✍️ Написать иначе")
    question = await asked(tg, maria, "текстом для субтитров")
    assert "номер три" in question.text
    assert "номер четыре" in question.text
    own = "Это предложение номер ТРИ. И ещё одно, номер четыре"
    await maria.sends(text=own, reply_to=question)
    await shows(tg, maria, "Субтитры: ваш текст")
    assert (await worker.clip(clip)).meta.caption_text == own
    await opened(tg, maria, "✂️ Начало и конец", "конец ▶")
    await shows(tg, maria, "номер пять")
    text = (await worker.clip(clip)).meta.caption_text or ""
    assert text == f"{own} Это предложение номер пять, и оно тут не одно."
    await opened(tg, maria, "👌", "💬 Субтитры", "👂 Как распознано")
    await shows(tg, maria, "то, что распознано")
    assert (await worker.clip(clip)).meta.caption_text is None


async def test_what_cannot_be_a_title_or_captions_is_said_and_the_question_stays(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    await opened(tg, maria, "✏️", "🏷 Название", "✍️ Своё название")
    first = await asked(tg, maria, "новым названием")
    await maria.presses(card_of(maria), "✍️ Своё название")
    title = await tg.wait_for(
        lambda: next(
            (m for m in maria.chat.from_bot if "новым названием" in m.text and m.id > first.id),
            None,
        )
    )
    await tg.wait_for(lambda: all(message.id != first.id for message in maria.chat.messages))
    await opened(tg, maria, "‹ К правке", "💬 Субтитры", "✍️ Написать иначе")
    words = await asked(tg, maria, "текстом для субтитров")
    for question, typed, answer in (
        (title, "\u200b\u2060 …", "ни одной буквы"),
        (title, "\u3164", "ни одной буквы"),
        (words, "\u202e\u200d", "ни одной буквы"),
        (words, "ы" * 4_000, "поместится до 3 500"),
    ):
        sent = await maria.sends(text=typed, reply_to=question)
        said = await answer_to(tg, maria, sent)
        assert answer in said.text.replace("\N{NO-BREAK SPACE}", " "), typed[:9]
    now = await worker.clip(clip)
    assert (now.title, now.meta) == (clip.title, clip.meta)
    await maria.sends(text="\u202eשלום <i>&amp;</i> мир" + "а" * 4_000, reply_to=title)
    await shows(tg, maria, "1. שלום <i>&amp;</i>")
    assert "\u202e" not in card_of(maria).text
    assert len((await worker.clip(clip)).title) <= 120
    text = "<b>&</b> " * 380
    await maria.sends(text=text, reply_to=words)
    await shows(tg, maria, "Субтитры: ваш текст")
    assert (await worker.clip(clip)).meta.caption_text == text.strip()
    await opened(tg, maria, "💬 Субтитры", "✍️ Написать иначе")
    again = await asked(tg, maria, text.strip())
    assert len(again.text) <= 4_096
