"""FACE_DETECT: see who is in the clip. CAMERA_LOOK does the same before anybody approved it."""

import json

from core.domain.camera_trail import voices_of
from core.domain.document_json import document_from_json
from core.domain.faces_json import dump_faces
from core.domain.records.artifact import ArtifactType
from worker import artifacts
from worker.camera import tracks_of
from worker.context import JobRun, WorkerContext


async def run_face_detect(context: WorkerContext, run: JobRun) -> None:
    """Leave FACE_TRACKS for the clip's span only."""
    if await tracks_of(context, run) is not None:
        return
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    if source.facts is None:
        raise LookupError("the source has no facts")
    span = run.the_clip().span
    transcript = await artifacts.need(context, run, ArtifactType.TRANSCRIPT)
    document = document_from_json(await context.objects.read(transcript.key))
    turns_ms = [voice.span.start_ms for voice in voices_of(document.words_within(span))]
    async with context.objects.local(source.key) as video:
        analysis = await context.faces.analyse(
            video, source.facts, span, run.meter.progress, turns_ms
        )
    body = json.dumps(dump_faces(analysis)).encode()
    await artifacts.keep_bytes(context, run, ArtifactType.FACE_TRACKS, body)
