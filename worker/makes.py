"""The makes of a clip's short: the one in its chat, the one that will take its place, and what was
replaced."""

from dataclasses import replace
from typing import NamedTuple

from core.domain.ids import new_id
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip
from core.ports.uow import UnitOfWork
from worker import artifacts
from worker.context import JobRun, WorkerContext


class Make(NamedTuple):
    """Where a make of a short is noted."""

    video: ArtifactType
    cover: ArtifactType
    srt: ArtifactType


SHOWN = Make(ArtifactType.VERTICAL_VIDEO, ArtifactType.COVER, ArtifactType.SRT)
REMADE = Make(ArtifactType.REMADE_VIDEO, ArtifactType.REMADE_COVER, ArtifactType.REMADE_SRT)
REPLACED = Make(ArtifactType.REPLACED_VIDEO, ArtifactType.REPLACED_COVER, ArtifactType.REPLACED_SRT)


def make_of(clip: Clip) -> Make:
    """Return which make is worked on."""
    return REMADE if clip.is_remade else SHOWN


async def put_in_place(uow: UnitOfWork, clip: Clip) -> None:
    """Note the remade short as the one in the chat, and that as replaced."""
    for before, after in (*zip(SHOWN, REPLACED, strict=True), *zip(REMADE, SHOWN, strict=True)):
        artifact = await uow.artifacts.find(clip.project_id, before, clip.id)
        if artifact is not None:
            await uow.artifacts.remove(clip.project_id, before, clip.id)
            await uow.artifacts.put(replace(artifact, id=new_id(), type=after))


async def drop(context: WorkerContext, run: JobRun, make: Make) -> None:
    """Delete a make that is not in the chat, if there is one. Raises StorageError."""
    for type_, shown in zip(make, SHOWN, strict=True):
        artifact = await artifacts.find(context, run, type_)
        if artifact is None:
            continue
        used = await artifacts.find(context, run, shown)
        # Two makes that look the same are one object.
        if used is None or used.key != artifact.key:
            await context.objects.delete(artifact.key)
        async with context.uow() as uow:
            await uow.artifacts.remove(run.project.id, type_, artifact.clip_id)
            await uow.commit()
