"""DELIVER: the finished short reaches its chat, once."""

from dataclasses import replace

import structlog

from core.domain.errors import ChatUnreachableError
from core.domain.records.clip import Clip, ClipStatus
from core.ports.chat import FinishedShort
from core.ports.uow import UnitOfWork
from core.services.closing import close_if_settled
from core.services.plan_posts import plan_posts
from worker import artifacts
from worker.context import JobRun, WorkerContext
from worker.makes import REPLACED, drop, make_of, put_in_place

log = structlog.get_logger(__name__)


async def run_deliver(context: WorkerContext, run: JobRun) -> None:
    """Put the short into the chat; the clip is exported then, and with the last one the project is
    done. One that was made anew takes the place of the one there, which is deleted.

    What the chat makes of the card afterwards is no failure of the short.
    """
    clip = run.the_clip()
    make = make_of(clip)
    video = await artifacts.need(context, run, make.video)
    cover = await artifacts.need(context, run, make.cover)
    async with (
        context.objects.local(video.key) as video_path,
        context.objects.local(cover.key) as cover_path,
    ):
        facts = await context.tools.probe(video_path)
        short = FinishedShort(
            clip=clip,
            key=video.key,
            video=video_path,
            cover=cover_path,
            width=facts.width,
            height=facts.height,
            duration_ms=facts.duration_ms,
        )
        await context.chat.deliver(run.to, short)
    exported = await _note_export(context, run, clip, video.key)
    try:
        await context.chat.refresh_card(run.to, exported)
    except ChatUnreachableError as error:
        log.info("card_not_refreshed", error=str(error))
    await drop(context, run, REPLACED)


async def _note_export(context: WorkerContext, run: JobRun, clip: Clip, key: str) -> Clip:
    async with context.uow() as uow:
        if await uow.clips.move(clip.id, ClipStatus.EXPORTED, only_from=[ClipStatus.APPROVED]):
            if not await _take_over(uow, clip, key):
                return clip
            # A stop may have come while the short was on its way; it went out nevertheless.
            await uow.clips.set_error(clip.id, None)
            await plan_posts(uow, clip, run.project.chat_id)
        await close_if_settled(uow, clip.project_id)
        fresh = await uow.clips.get(clip.id)
        await uow.commit()
    return fresh or clip


async def _take_over(uow: UnitOfWork, clip: Clip, key: str) -> bool:
    """Say whether the short that was sent is the one that is wanted now; note it as the one in the
    chat, where it took the place of another."""
    fresh = await uow.clips.get(clip.id)
    if fresh is None or (fresh.meta.before is None) != (clip.meta.before is None):
        return False
    if fresh.meta.before is None:
        return True
    remade = await uow.artifacts.find(clip.project_id, make_of(clip).video, clip.id)
    if remade is None or remade.key != key:
        return False
    await put_in_place(uow, clip)
    await uow.clips.set_meta(clip.id, replace(fresh.meta, before=None))
    return True
