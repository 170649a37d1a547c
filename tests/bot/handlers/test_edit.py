"""✏️: moving the start and the end of a clip by a sentence."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.document import Document
from core.domain.document_json import document_to_json
from core.domain.excerpts import said_within
from core.domain.ids import new_id
from core.domain.keys import artifact_key
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip
from core.domain.records.project import Project
from core.ports.uow import UnitOfWorkFactory
from core.stages.detect.talk import Talk
from core.storage.objects.folder import FolderStore
from tests.factories import duration_of, follow
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import RunningBot, StageHand, running_bot

TALK = follow([(0, f"Это предложение номер {number}, и оно тут не одно.", 400) for number in
               ("раз", "два", "три", "четыре", "пять", "шесть", "семь")])  # fmt: skip


@pytest.fixture
async def bot(
    tg: FakeTelegram, uow: UnitOfWorkFactory, tmp_path: Path
) -> AsyncIterator[RunningBot]:
    async with running_bot(tg, uow, storage=tmp_path / "objects") as bot:
        yield bot


@pytest.fixture
async def clip(
    tg: FakeTelegram,
    bot: RunningBot,
    worker: StageHand,
    maria: FakeUser,
    films: Path,
    uow: UnitOfWorkFactory,
    tmp_path: Path,
) -> Clip:
    """A clip of the third and the fourth sentence, in review."""
    await maria.sends(video=films / "talk.mp4")
    await tg.wait_for(lambda: maria.chat.from_bot)
    project = await worker.project(maria.id)
    await _keep_transcript(uow, project, TALK, tmp_path / "objects")
    span = Talk(TALK, (), duration_of(TALK)).span(2, 3)
    said = said_within(TALK, span)

    def place(clip: Clip) -> Clip:
        meta = replace(clip.meta, said=said, first_words=said[:20])
        return replace(clip, span=span, meta=meta)

    (clip,) = await worker.offers(project, ["Середина"], films / "frame.jpg", placed=place)
    async with uow() as work:
        await work.projects.set_facts(project.id, duration_of(TALK), "ru")
        await work.commit()
    return clip


async def _keep_transcript(
    uow: UnitOfWorkFactory, project: Project, document: Document, folder: Path
) -> None:
    key = artifact_key(project.id, ArtifactType.TRANSCRIPT)
    await FolderStore(folder).write(key, document_to_json(document).encode())
    artifact = Artifact(
        new_id(), project.id, None, ArtifactType.TRANSCRIPT, key, "00", 1, None, "x", utc_now()
    )
    async with uow() as work:
        await work.artifacts.put(artifact)
        await work.commit()


def card_of(person: FakeUser) -> MessageView:
    return next(m for m in person.chat.from_bot if "Середина" in m.text)


async def moved(tg: FakeTelegram, person: FakeUser, button: str) -> tuple[str, list[str]]:
    """Press a button of the card; return the first line of words, and which sentences remain."""
    before = card_of(person)
    answer = await person.presses(before, button)
    if "–" in answer.text:
        times = answer.text.split(" · ")[0]
        await tg.wait_for(lambda: card_of(person) if times in card_of(person).text else None)
    return answer.text, re.findall(r"номер (\w+)", card_of(person).text)


async def test_both_ends_move_by_a_sentence_and_the_card_shows_it(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    assert (await maria.presses(card_of(maria), "✏️")).text == "Двигайте начало и конец"
    await tg.wait_for(lambda: card_of(maria).has_button("◀ начало"))
    assert "▶️ Начало: «Это предложение" in card_of(maria).text
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

    _, shown = await moved(tg, maria, "↩️ Как было")
    assert (shown[0], shown[-1]) == ("три", "четыре")
    now = await worker.clip(clip)
    assert now.span == clip.span
    assert now.meta.was_said == "", "as suggested"
    await maria.presses(card_of(maria), "👌")
    done = await tg.wait_for(lambda: card_of(maria) if card_of(maria).has_button("✅") else None)
    assert done.has_button("✏️")
    assert done.photo


async def test_the_ends_of_the_talk_are_the_last_stop(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    await maria.presses(card_of(maria), "✏️")
    await tg.wait_for(lambda: card_of(maria).has_button("◀ начало"))
    for button, presses in (("◀ начало", 2), ("конец ▶", 3)):
        for _ in range(presses):
            assert "–" in (await moved(tg, maria, button))[0]
        assert (await moved(tg, maria, button))[0] == "Дальше некуда"
    words = list(TALK.words())
    span = (await worker.clip(clip)).span
    assert span.start_ms <= words[0].start_ms
    assert span.end_ms >= words[-1].end_ms


async def test_a_clip_decided_meanwhile_is_left_alone(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip
) -> None:
    """✅ was pressed on another device while this one still shows the editing buttons."""
    plain = card_of(maria)
    await maria.presses(plain, "✏️")
    editing = await tg.wait_for(lambda: card_of(maria) if card_of(maria).has_button("👌") else None)
    await maria.presses(plain, "✅")
    for button in ("◀ начало", "↩️", "конец ▶"):
        answer = await maria.presses(editing, button)
        assert answer.show_alert, button
    await tg.wait_for(lambda: "Одобрено" in card_of(maria).text)
    assert (await worker.clip(clip)).span == clip.span
    late = await maria.presses(plain, "✏️")
    assert late.show_alert
    assert "устарела" in late.text


async def test_strangers_and_forgers_move_nothing(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, john: FakeUser, clip: Clip
) -> None:
    await john.starts()
    message = await tg.wait_for(lambda: john.chat.from_bot[0])
    forged = [
        (john, message, f"cut:s-:{clip.id.hex}:0:1000"),
        (maria, card_of(maria), f"cut:un:{clip.id.hex}:5:1"),
        (maria, card_of(maria), f"cut:un:{clip.id.hex}:0:900000000"),
        (maria, card_of(maria), f"cut:un:{clip.id.hex}:0:600500"),
        (maria, card_of(maria), f"cut:s-:{new_id().hex}:0:1000"),
    ]
    for number, (person, shown, data) in enumerate(forged):
        press = {
            "id": str(number),
            "from": {"id": person.id, "is_bot": False, "first_name": "X"},
            "message": shown.raw,
            "chat_instance": "1",
            "data": data,
        }
        await tg.push_update({"callback_query": press})
    await tg.wait_for(lambda: len(tg.calls_to("answerCallbackQuery")) == len(forged) or None)
    assert all(call.params["show_alert"] is True for call in tg.calls_to("answerCallbackQuery"))
    assert (await worker.clip(clip)).span == clip.span


async def test_without_its_transcript_a_clip_stays_as_it_is(
    tg: FakeTelegram, worker: StageHand, maria: FakeUser, clip: Clip, tmp_path: Path
) -> None:
    await maria.presses(card_of(maria), "✏️")
    await tg.wait_for(lambda: card_of(maria).has_button("👌"))
    await FolderStore(tmp_path / "objects").delete_prefix("projects")
    answer = await maria.presses(card_of(maria), "◀ начало")
    assert answer.show_alert
    assert "устарела" in answer.text
