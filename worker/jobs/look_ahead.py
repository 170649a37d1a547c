"""LOOK_AHEAD: see who is in a clip that people still think about."""

from core.domain.records.clip import ClipStatus
from worker.context import JobRun, WorkerContext
from worker.looking import look
from worker.making_way import making_way


async def run_look_ahead(context: WorkerContext, run: JobRun) -> None:
    """Leave FACE_TRACKS for the clip's span only; of a clip that was decided about others do."""
    if run.the_clip().status is not ClipStatus.PENDING:
        return
    async with making_way(context, run):
        await look(context, run, run.meter.progress)
