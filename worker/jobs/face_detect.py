"""FACE_DETECT: see who is in the clip. CAMERA_LOOK does the same before anybody approved it."""

from worker.context import JobRun, WorkerContext
from worker.looking import look


async def run_face_detect(context: WorkerContext, run: JobRun) -> None:
    """Leave FACE_TRACKS for the clip's span only."""
    await look(context, run, run.meter.progress)
