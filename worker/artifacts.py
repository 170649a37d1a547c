"""Keeping and finding what stages leave behind: the object first, then the row that names it."""

import asyncio
import hashlib
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.keys import artifact_key
from core.domain.media import MediaFacts
from core.domain.records.artifact import Artifact, ArtifactType
from worker.context import JobRun, WorkerContext

PER_CLIP = frozenset(
    {
        ArtifactType.FACE_TRACKS,
        ArtifactType.CAMERA_TRAIL,
        ArtifactType.THUMBNAIL,
        ArtifactType.PREVIEW,
        ArtifactType.STILL,
        ArtifactType.DRAFT,
        ArtifactType.VERTICAL_VIDEO,
        ArtifactType.COVER,
        ArtifactType.SRT,
        ArtifactType.REMADE_VIDEO,
        ArtifactType.REMADE_COVER,
        ArtifactType.REMADE_SRT,
        ArtifactType.REPLACED_VIDEO,
        ArtifactType.REPLACED_COVER,
        ArtifactType.REPLACED_SRT,
    }
)


async def find(context: WorkerContext, run: JobRun, type_: ArtifactType) -> Artifact | None:
    """Return the run's artifact of a type: its clip's for clip artifacts, else its project's."""
    async with context.uow() as uow:
        return await uow.artifacts.find(run.project.id, type_, _clip_id(run, type_))


async def need(context: WorkerContext, run: JobRun, type_: ArtifactType) -> Artifact:
    """Return an artifact that an earlier stage must have left."""
    artifact = await find(context, run, type_)
    if artifact is None:
        raise LookupError(f"{run.job.type} needs {type_}, which is missing")
    return artifact


async def keep_file(
    context: WorkerContext,
    run: JobRun,
    type_: ArtifactType,
    path: Path,
    *,
    facts: MediaFacts | None = None,
) -> Artifact:
    """Store a local file as an artifact."""
    key = _key(run, type_)
    await context.objects.put(key, path)
    content = await asyncio.to_thread(_content_of, path)
    return await _record(context, run, type_, key, content, facts=facts)


async def keep_bytes(
    context: WorkerContext, run: JobRun, type_: ArtifactType, body: bytes, engine: str | None = None
) -> Artifact:
    """Store a small document as an artifact."""
    key = _key(run, type_)
    await context.objects.write(key, body)
    content = _Content(hashlib.sha256(body).hexdigest(), len(body))
    return await _record(context, run, type_, key, content, engine=engine)


async def record_stored(
    context: WorkerContext, run: JobRun, type_: ArtifactType, key: str, engine: str | None = None
) -> Artifact:
    """Record an object that somebody else has already stored under `key`."""
    async with context.objects.local(key) as path:
        content = await asyncio.to_thread(_content_of, path)
    return await _record(context, run, type_, key, content, engine=engine)


class _Content(NamedTuple):
    sha256: str
    bytes: int


async def _record(
    context: WorkerContext,
    run: JobRun,
    type_: ArtifactType,
    key: str,
    content: _Content,
    *,
    facts: MediaFacts | None = None,
    engine: str | None = None,
) -> Artifact:
    artifact = Artifact(
        id=new_id(),
        project_id=run.project.id,
        clip_id=_clip_id(run, type_),
        type=type_,
        key=key,
        sha256=content.sha256,
        bytes=content.bytes,
        facts=facts,
        engine=engine,
        created_at=utc_now(),
    )
    async with context.uow() as uow:
        await uow.artifacts.put(artifact)
        await uow.commit()
    return artifact


def _key(run: JobRun, type_: ArtifactType) -> str:
    return artifact_key(run.project.id, type_, _clip_id(run, type_))


def _clip_id(run: JobRun, type_: ArtifactType) -> UUID | None:
    return run.the_clip().id if type_ in PER_CLIP else None


def _content_of(path: Path) -> _Content:
    with path.open("rb") as file:
        return _Content(hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)
