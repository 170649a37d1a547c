"""Where the making of a short begins."""

from core.domain.pipeline import FIRST_CLIP_STAGE, PIPELINE, Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip
from core.domain.records.job import Job
from core.ports.uow import UnitOfWork
from core.services.jobs import queued_job


async def add_first_job(uow: UnitOfWork, clip: Clip) -> Job:
    """Add the first job that is still to be done: a clip that was looked at ahead, or made before,
    is not looked at again."""
    seen = await uow.artifacts.find(clip.project_id, ArtifactType.FACE_TRACKS, clip.id)
    after_looking = PIPELINE[Stage.FACE_DETECT].next
    stage = FIRST_CLIP_STAGE if seen is None or after_looking is None else after_looking
    job = queued_job(stage, clip.project_id, clip.id)
    await uow.jobs.add(job)
    return job
