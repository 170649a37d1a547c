"""DELIVER: the finished short reaches its chat, once."""

import structlog

from core.domain.errors import ChatUnreachableError
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.ports.chat import FinishedShort
from core.services.closing import close_if_settled
from worker import artifacts
from worker.context import JobRun, WorkerContext

log = structlog.get_logger(__name__)


async def run_deliver(context: WorkerContext, run: JobRun) -> None:
    """Put the short into the chat; the clip is exported then, and with the last one the project is
    done. What the chat makes of the card afterwards is no failure of the short."""
    clip = run.the_clip()
    video = await artifacts.need(context, run, ArtifactType.VERTICAL_VIDEO)
    cover = await artifacts.need(context, run, ArtifactType.COVER)
    async with (
        context.objects.local(video.key) as video_path,
        context.objects.local(cover.key) as cover_path,
    ):
        facts = await context.tools.probe(video_path)
        short = FinishedShort(
            clip=clip,
            video=video_path,
            cover=cover_path,
            width=facts.width,
            height=facts.height,
            duration_ms=facts.duration_ms,
        )
        await context.chat.deliver(run.to, short)
    exported = await _note_export(context, clip)
    try:
        await context.chat.refresh_card(run.to, exported)
    except ChatUnreachableError as error:
        log.info("card_not_refreshed", error=str(error))


async def _note_export(context: WorkerContext, clip: Clip) -> Clip:
    async with context.uow() as uow:
        if await uow.clips.move(clip.id, ClipStatus.EXPORTED, only_from=[ClipStatus.APPROVED]):
            # A stop may have come while the short was on its way; it went out nevertheless.
            await uow.clips.set_error(clip.id, None)
        await close_if_settled(uow, clip.project_id)
        fresh = await uow.clips.get(clip.id)
        await uow.commit()
    return fresh or clip
