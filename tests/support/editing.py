"""A clip of a talk under review, and what people do to its card."""

import re
from pathlib import Path

from core.domain.clock import utc_now
from core.domain.document import Document
from core.domain.document_json import document_to_json
from core.domain.ids import new_id
from core.domain.keys import artifact_key
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.clip import Clip
from core.domain.records.project import Project
from core.ports.chat import PictureKind, PreviewState
from core.ports.uow import UnitOfWorkFactory
from core.storage.objects.folder import FolderStore
from tests.factories import follow
from tests.fakes.telegram import FakeTelegram, FakeUser, MessageView
from tests.support.telegram_bot import StageHand

TALK = follow([(0, f"Это предложение номер {number}, и оно тут не одно.", 400) for number in
               ("раз", "два", "три", "четыре", "пять", "шесть", "семь")])  # fmt: skip


async def keep_transcript(
    uow: UnitOfWorkFactory, project: Project, document: Document, folder: Path
) -> None:
    """Store what was said; `folder` is that of the objects."""
    key = artifact_key(project.id, ArtifactType.TRANSCRIPT)
    await FolderStore(folder).write(key, document_to_json(document).encode())
    kind = ArtifactType.TRANSCRIPT
    row = Artifact(new_id(), project.id, None, kind, key, "00", 1, None, "x", utc_now())
    async with uow() as work:
        await work.artifacts.put(row)
        await work.commit()


def card_of(person: FakeUser) -> MessageView:
    """The card of the only clip."""
    return [m for m in person.chat.from_bot if "⭐" in m.text][-1]


async def shows(tg: FakeTelegram, person: FakeUser, words: str) -> MessageView:
    """Wait until the card says this, or has such a button."""

    def found() -> MessageView | None:
        card = card_of(person)
        return card if words in card.text or card.has_button(words) else None

    return await tg.wait_for(found, what=words)


async def opened(tg: FakeTelegram, person: FakeUser, *buttons: str) -> MessageView:
    """Press one button after the other, each as soon as it is there."""
    for button in buttons:
        await shows(tg, person, button)
        await person.presses(card_of(person), button)
    return card_of(person)


async def moved(tg: FakeTelegram, person: FakeUser, button: str) -> tuple[str, list[str]]:
    """Press a button of the card; return the answer, and which sentences the card quotes then."""
    answer = await person.presses(card_of(person), button)
    if "–" in answer.text:
        await shows(tg, person, answer.text.split(" · ")[0])
    return answer.text, re.findall(r"номер (\w+)", card_of(person).text)


async def draw(worker: StageHand, clip: Clip, picture: Path, as_of: Clip | None = None) -> None:
    """Bring a picture of the clip as it is now, or was."""
    shown = as_of or await worker.clip(clip)
    async with worker.uow() as uow:
        project = await uow.projects.get(clip.project_id)
    assert project is not None
    to = await worker.address(project)
    view, ready = worker.telegram.view, PreviewState.READY
    await view.show_picture(to, shown, PictureKind.STILL, ready, picture)


async def asked(tg: FakeTelegram, person: FakeUser, words: str) -> MessageView:
    """Wait for a question."""
    return await tg.wait_for(
        lambda: next((m for m in reversed(person.chat.from_bot) if words in m.text), None)
    )


async def answer_to(tg: FakeTelegram, person: FakeUser, sent: MessageView) -> MessageView:
    """Wait for what is said in reply to a message."""
    return await tg.wait_for(
        lambda: next((m for m in person.chat.from_bot if m.reply_to == sent.id), None)
    )
