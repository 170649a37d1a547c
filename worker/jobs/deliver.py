"""DELIVER: the finished short reaches its chat, once."""

from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import ClipStatus
from core.ports.chat import FinishedShort
from worker import artifacts
from worker.context import JobRun, WorkerContext


async def run_deliver(context: WorkerContext, run: JobRun) -> None:
    """Put the short into the chat; the clip is exported afterwards."""
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
    async with context.uow() as uow:
        await uow.clips.move(clip.id, ClipStatus.EXPORTED, only_from=[ClipStatus.APPROVED])
        fresh = await uow.clips.get(clip.id)
        await uow.commit()
    if fresh is not None:
        await context.chat.refresh_card(run.to, fresh)
