"""What the stages of a clip share of its camera."""

import json

from core.domain.faces import FaceAnalysis
from core.domain.faces_json import load_faces
from core.domain.records.artifact import ArtifactType
from worker import artifacts
from worker.context import JobRun, WorkerContext


async def tracks_of(context: WorkerContext, run: JobRun) -> FaceAnalysis | None:
    """Return what was seen in the clip; None when nobody looked, or looked at another span: the
    clip may have been cut anew since."""
    stored = await artifacts.find(context, run, ArtifactType.FACE_TRACKS)
    if stored is None:
        return None
    try:
        analysis = load_faces(json.loads(await context.objects.read(stored.key)))
    except ValueError:
        return None  # of an older version
    return analysis if analysis.span == run.the_clip().span else None
