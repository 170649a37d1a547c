"""SHADOW_DETECT: search once more with what is compared. Nobody sees what it finds."""

import structlog

from core.domain.errors import EngineError
from core.domain.pipeline import Stage
from core.domain.records.project import ProjectStatus
from worker.context import JobRun, WorkerContext
from worker.detections import note_found
from worker.searching import material_of, search, searcher_of

log = structlog.get_logger(__name__)


async def run_shadow_detect(context: WorkerContext, run: JobRun) -> None:
    """Leave the shadow's Detection. Moments that local scoring found for want of the model are
    none: they would compare nothing."""
    searcher = searcher_of(context, Stage.SHADOW_DETECT)
    if searcher is None or run.project.status is ProjectStatus.FAILED:
        log.info("nothing_to_compare", project_status=run.project.status)
        return
    material = await material_of(context, run)
    found = await search(
        context, run, searcher, material, last_try=False, progress=run.meter.progress
    )
    if not found.by_model:
        raise EngineError("the model could not be used")
    async with context.uow() as uow:
        await note_found(uow, run.job, searcher, found)
        await uow.commit()
