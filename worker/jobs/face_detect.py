"""FACE_DETECT: see who is in the clip."""

import json

from core.domain.faces_json import dump_faces
from core.domain.records.artifact import ArtifactType
from worker import artifacts
from worker.context import JobRun, WorkerContext


async def run_face_detect(context: WorkerContext, run: JobRun) -> None:
    """Leave FACE_TRACKS for the clip's span only."""
    if await artifacts.find(context, run, ArtifactType.FACE_TRACKS):
        return
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    if source.facts is None:
        raise LookupError("the source has no facts")
    async with context.objects.local(source.key) as video:
        analysis = await context.faces.analyse(
            video, source.facts, run.the_clip().span, run.meter.progress
        )
    body = json.dumps(dump_faces(analysis)).encode()
    await artifacts.keep_bytes(context, run, ArtifactType.FACE_TRACKS, body)
