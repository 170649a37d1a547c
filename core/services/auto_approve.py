"""A chat trusts the score: clips that were found and reach it are approved by themselves."""

from collections.abc import Sequence
from dataclasses import replace

from core.domain.records.clip import Clip, ClipSource
from core.domain.records.job import Job
from core.domain.records.people import ChatSettings
from core.ports.uow import UnitOfWork
from core.services.approve_clip import approve


async def auto_approve(
    uow: UnitOfWork, clips: Sequence[Clip], settings: ChatSettings
) -> tuple[Job, ...]:
    """Approve the pending ones that reach the chat's score, best first, and note on them that
    nobody pressed; return their first jobs. What people asked for themselves waits for them."""
    least = settings.auto_approve
    if least is None:
        return ()
    jobs = []
    for clip in sorted(clips, key=lambda clip: (-clip.score, clip.position)):
        if clip.score < least or clip.source_type is not ClipSource.VIRAL_DETECTED:
            continue
        if (job := await approve(uow, clip)) is not None:
            fresh = await uow.clips.get(clip.id) or clip
            await uow.clips.set_meta(clip.id, replace(fresh.meta, auto_approved=least))
            jobs.append(job)
    return tuple(jobs)
