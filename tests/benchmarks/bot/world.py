"""A thousand chats with a project each, and what their people will press."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.keyboards.clip import ClipAction, ClipCD
from core.domain.clock import utc_now
from core.domain.pipeline import Stage
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.delivery import MessageRole, SentMessage
from core.domain.records.job import Job
from core.domain.records.people import ChatKind
from core.domain.records.project import Project, ProjectStatus
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.jobs import queued_job
from tests.support.records import a_clip, a_project, an_artifact

CHATS = 1_000
AT_WORK = 200
"""Chats beside those, whose videos the workers are busy with."""
CLIPS = 6
AT_ONCE = 100
FIRST_CHAT, FIRST_MESSAGE = 5_000_000_000, 100

REVIEW = (
    (1, ClipAction.SCORES), (1, ClipAction.BACK), (1, ClipAction.APPROVE),
    (2, ClipAction.EDIT), (2, ClipAction.BACK), (2, ClipAction.REJECT),
    (3, ClipAction.SCORES), (3, ClipAction.BACK), (3, ClipAction.REJECT),
    (4, ClipAction.EDIT), (4, ClipAction.BACK), (4, ClipAction.APPROVE),
    (5, ClipAction.SCORES), (5, ClipAction.EDIT), (5, ClipAction.BACK),
)  # fmt: skip
"""How a person goes through the cards; the last clip stays open, and the project with it."""

DECIDES = {ClipAction.APPROVE: ClipStatus.APPROVED, ClipAction.REJECT: ClipStatus.REJECTED}


@dataclass(frozen=True, slots=True)
class Press:
    """A button of a clip's card."""

    chat: int
    message: int
    clip: Clip
    action: ClipAction

    def to_json(self) -> dict[str, object]:
        data = ClipCD(action=self.action, clip=self.clip.id).pack()
        return {"chat": self.chat, "message": self.message, "data": data}


async def settle(uow: UnitOfWorkFactory) -> tuple[list[Press], list[Job]]:
    """Store everybody. Return what is pressed, in order, and jobs for the workers."""
    clips: dict[int, Sequence[Clip]] = {}
    jobs: list[Job] = []
    for first in range(0, CHATS + AT_WORK, AT_ONCE):
        async with uow() as work:
            for number in range(first, first + AT_ONCE):
                if number < CHATS:
                    clips[FIRST_CHAT + number] = await _reviewer(work, FIRST_CHAT + number)
                else:
                    jobs.append(await _waiting(work, FIRST_CHAT + number))
            await work.commit()
    return _mixed(clips), jobs


def write(presses: Sequence[Press], to: Path) -> None:
    """Write down what `api.py` reads."""
    to.write_text(json.dumps([press.to_json() for press in presses]))


async def _reviewer(work: UnitOfWork, chat: int) -> Sequence[Clip]:
    project = await _project(work, chat, ProjectStatus.IN_REVIEW)
    source = an_artifact(project.id)
    clips = [replace(a_clip(source, position=place), score=90) for place in range(1, CLIPS + 1)]
    await work.artifacts.put(source)
    await work.clips.add_all(clips)
    for clip in clips:
        number = FIRST_MESSAGE + clip.position
        card = SentMessage(clip.id, MessageRole.CARD, chat, number, "text:0", utc_now())
        await work.messages.put(card)
    number = FIRST_MESSAGE + CLIPS + 1
    closing = SentMessage(project.id, MessageRole.REVIEW, chat, number, "text:0", utc_now())
    await work.messages.put(closing)
    return clips


async def _waiting(work: UnitOfWork, chat: int) -> Job:
    project = await _project(work, chat, ProjectStatus.PROCESSING)
    job = queued_job(Stage.TRANSCRIBE, project.id)
    await work.jobs.add(job)
    return job


async def _project(work: UnitOfWork, chat: int, status: ProjectStatus) -> Project:
    user = await work.users.ensure(chat, "Мария", "ru")
    room = await work.chats.ensure(chat, ChatKind.PRIVATE, "Мария")
    project = replace(a_project(room, user, status=status, created_at=utc_now()), thread_id=None)
    await work.projects.add(project)
    return project


def _mixed(clips: dict[int, Sequence[Clip]]) -> list[Press]:
    """Everybody goes through their own cards in order, and nobody waits for the others."""
    chance = random.Random(7)
    order = [chat for chat in clips for _ in REVIEW]
    chance.shuffle(order)
    steps = {chat: iter(REVIEW) for chat in clips}
    presses = []
    for chat in order:
        position, action = next(steps[chat])
        presses.append(Press(chat, FIRST_MESSAGE + position, clips[chat][position - 1], action))
    return presses


async def done_of(uow: UnitOfWorkFactory, presses: Sequence[Press]) -> tuple[int, int]:
    """Return how many of the presses that decide came to anything, and how many there are."""
    decisions = [press for press in presses if press.action in DECIDES]
    settled = 0
    for press in decisions:
        async with uow() as work:
            clip = await work.clips.get(press.clip.id)
        settled += clip is not None and clip.status is not ClipStatus.PENDING
    return settled, len(decisions)
