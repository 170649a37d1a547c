"""Looking at moments while people still choose: whoever approves one waits less."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from core.domain.clock import utc_now
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.ports.uow import UnitOfWork
from core.services.jobs import queued_job

AFTER_A_CUT = timedelta(seconds=20)
"""People who move a cut move it again."""


async def plan_look_ahead(uow: UnitOfWork, clips: Sequence[Clip], most: int) -> None:
    """Have the best `most` of these clips looked at, the most promising first; each once."""
    best = sorted(clips, key=lambda clip: (-clip.score, clip.position))[:most]
    for clip in best:
        if await _is_worth_it(uow, clip):
            await uow.jobs.add(queued_job(Stage.LOOK_AHEAD, clip.project_id, clip.id))


async def look_again(uow: UnitOfWork, clip: Clip) -> None:
    """What was seen of a clip that was cut anew is of no use: look once more, where it was looked
    at ahead."""
    await uow.artifacts.remove(clip.project_id, ArtifactType.FACE_TRACKS, clip.id)
    if await uow.jobs.find(Stage.LOOK_AHEAD, clip.project_id, clip.id) is None:
        return
    await uow.jobs.cancel_clip(clip.id, utc_now(), Stage.LOOK_AHEAD)
    job = queued_job(Stage.LOOK_AHEAD, clip.project_id, clip.id)
    await uow.jobs.add(replace(job, run_after=job.created_at + AFTER_A_CUT))


async def _is_worth_it(uow: UnitOfWork, clip: Clip) -> bool:
    fresh = await uow.clips.get(clip.id)
    if fresh is None or fresh.status is not ClipStatus.PENDING:
        return False
    seen = await uow.artifacts.find(clip.project_id, ArtifactType.FACE_TRACKS, clip.id)
    planned = await uow.jobs.find(Stage.LOOK_AHEAD, clip.project_id, clip.id)
    return seen is None and planned is None
