"""A person brings a transcript for a video: nothing is recognised then."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from core.domain.clock import utc_now
from core.domain.errors import NotYoursError, NoVideoForTranscriptError, TooLateError
from core.domain.ids import new_id
from core.domain.keys import artifact_key
from core.domain.pipeline import Stage
from core.domain.records.artifact import Artifact, ArtifactType
from core.domain.records.job import JobState
from core.domain.records.people import Chat, User
from core.domain.records.project import Project
from core.ports.objects import ObjectStore
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.services.pointed_at import project_of_message

LARGEST_BYTES = 10 * 1024 * 1024
"""Subtitles of four hours are a twentieth of this."""
_LOOK_BACK = 50


@dataclass(frozen=True, slots=True)
class BroughtTranscript:
    """A file somebody sent; `reply_to` is the message it answers."""

    user: User
    chat: Chat
    name: str
    body: bytes
    reply_to: int | None


@dataclass(frozen=True, slots=True)
class AttachTranscript:
    """Keeps the file beside the video it answers, or beside the newest one still worked on.

    `check` raises BadTranscriptError for a file (body, name) that cannot be read.
    """

    uow: UnitOfWorkFactory
    objects: ObjectStore
    check: Callable[[bytes, str], None]

    async def __call__(self, brought: BroughtTranscript) -> Project:
        """Return the video's project. Raises BadTranscriptError, NoVideoForTranscriptError,
        TooLateError, NotYoursError."""
        await asyncio.to_thread(self.check, brought.body, brought.name)
        async with self.uow() as uow:
            project = await _project_meant(uow, brought)
            too_late = not project.status.is_open or await _is_heard(uow, project)
        if project.user_id != brought.user.id:
            raise NotYoursError(f"project {project.id} is of somebody else")
        if too_late:
            raise TooLateError
        key = artifact_key(project.id, ArtifactType.SIDECAR)
        await self.objects.write(key, brought.body)
        async with self.uow() as uow:
            await uow.artifacts.put(_artifact(project, key, brought.body))
            await uow.commit()
        return project


async def _project_meant(uow: UnitOfWork, brought: BroughtTranscript) -> Project:
    """Raises NoVideoForTranscriptError."""
    recent = await uow.projects.recent_in_chat(brought.chat.id, _LOOK_BACK)
    if brought.reply_to is not None:
        answered = await project_of_message(uow, brought.chat, brought.reply_to)
        by_video = (p for p in recent if p.source.message_id == brought.reply_to)
        named = answered or next(by_video, None)
    else:
        mine = (p for p in recent if p.user_id == brought.user.id and p.status.is_open)
        named = next(mine, None)
    if named is None:
        raise NoVideoForTranscriptError
    return named


async def _is_heard(uow: UnitOfWork, project: Project) -> bool:
    """Say whether the speech was recognised, or is being so: who does it looks for a file at the
    beginning only."""
    if await uow.artifacts.find(project.id, ArtifactType.TRANSCRIPT_RAW) is not None:
        return True
    job = await uow.jobs.find(Stage.TRANSCRIBE, project.id)
    return job is not None and job.state is JobState.RUNNING


def _artifact(project: Project, key: str, body: bytes) -> Artifact:
    return Artifact(
        id=new_id(),
        project_id=project.id,
        clip_id=None,
        type=ArtifactType.SIDECAR,
        key=key,
        sha256=hashlib.sha256(body).hexdigest(),
        bytes=len(body),
        facts=None,
        engine=None,
        created_at=utc_now(),
    )
