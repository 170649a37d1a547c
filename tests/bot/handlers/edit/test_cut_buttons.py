"""✂️: where a clip begins and where it ends."""

from pathlib import Path

from core.domain.excerpts import said_within
from core.domain.records.clip import Clip
from core.domain.spans import Span
from core.stages.detect.talk import Talk
from core.storage.objects.folder import FolderStore
from tests.factories import duration_of
from tests.fakes.telegram import FakeTelegram, FakeUser
from tests.support.editing import TALK, card_of, moved, opened, shows
from tests.support.telegram_bot import StageHand


async def test_both_ends_move_by_a_sentence_and_by_steps_and_it_is_undone(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    await opened(tg, maria, "✏️", "✂️ Начало и конец")
    await shows(tg, maria, "◀ начало")
    assert "▶️ Начало: «Это предложение" in card_of(maria).text
    assert not card_of(maria).has_button("↩️ Отменить"), "nothing was changed"
    for button, first, last in (
        ("◀ начало", "два", "четыре"),
        ("конец ▶", "два", "пять"),
        ("начало ▶", "три", "пять"),
        ("начало ▶", "четыре", "пять"),
        ("◀ конец", "четыре", "четыре"),
    ):
        _, shown = await moved(tg, maria, button)
        assert (shown[0], shown[-1]) == (first, last), button
    assert (await moved(tg, maria, "начало ▶"))[0] == "Дальше некуда", "one sentence stays"
    talk = Talk(TALK, (), duration_of(TALK))
    now = await worker.clip(clip)
    assert now.span == talk.span(3, 3)
    assert now.meta.said == said_within(TALK, now.span)
    assert now.meta.was_said == clip.meta.said

    await moved(tg, maria, "▶️ +0,5 с")
    await moved(tg, maria, "⏹ −2 с")
    assert (await worker.clip(clip)).span == Span(now.span.start_ms + 500, now.span.end_ms - 2_000)
    for _ in range(7):
        answer = await maria.presses(card_of(maria), "↩️ Отменить")
        assert answer.text == "↩️ Отменил последнюю правку"
    await tg.wait_for(lambda: not card_of(maria).has_button("↩️ Отменить") or None)
    now = await worker.clip(clip)
    assert (now.span, now.meta) == (clip.span, clip.meta)
    await opened(tg, maria, "👌", "‹ К карточке")
    done = await shows(tg, maria, "✏️")
    assert done.photo


async def test_the_ends_of_the_talk_are_the_last_stop(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    await opened(tg, maria, "✏️", "✂️ Начало и конец")
    await shows(tg, maria, "◀ начало")
    for button, presses in (("◀ начало", 2), ("конец ▶", 3)):
        for _ in range(presses):
            assert "–" in (await moved(tg, maria, button))[0]
        assert (await moved(tg, maria, button))[0] == "Дальше некуда"
    words = list(TALK.words())
    span = (await worker.clip(clip)).span
    assert span.start_ms <= words[0].start_ms
    assert span.end_ms >= words[-1].end_ms
    for button in ("▶️ −2 с", "⏹ +2 с"):
        await maria.presses(card_of(maria), button)
    assert (await maria.presses(card_of(maria), "▶️ −2 с")).text == "Дальше некуда"
    assert (await worker.clip(clip)).span == Span(0, duration_of(TALK))


async def test_without_its_transcript_a_clip_stays_as_it_is(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip, tmp_path: Path
) -> None:
    await opened(tg, maria, "✏️", "✂️ Начало и конец")
    await shows(tg, maria, "👌")
    await FolderStore(tmp_path / "objects").delete_prefix("projects")
    answer = await maria.presses(card_of(maria), "◀ начало")
    assert answer.show_alert
    assert "устарела" in answer.text
