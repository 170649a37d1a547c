"""The bot and the workers in one process: what people do in the fake Telegram comes to its end by
itself, with engines that are small and predictable."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.document import Document
from core.domain.pipeline import Lane
from core.engines.transcription.choice import Transcribers
from core.ports.source import SourceFetcher
from core.ports.uow import UnitOfWorkFactory
from core.services.channel_access import ChannelAccess
from core.storage.objects.folder import FolderStore
from core.tasks import TaskNursery
from tests.fakes.telegram import Telegram
from tests.support.engines import DictatedTranscriber, FilmRenderer
from tests.support.queue import MemoryQueue
from tests.support.telegram_bot import READING_S, RunningBot, connected, running_bot
from tests.worker.bench import BEAT_S, HASTY, make_context
from worker.context import WorkerContext
from worker.cron.publish import publish_due
from worker.handlers import HANDLERS
from worker.runner import Runner


class WorkingQueue(MemoryQueue):
    """A queue whose jobs are done at once, or when their time has come."""

    def __init__(self, nursery: TaskNursery) -> None:
        super().__init__()
        self._nursery = nursery
        self._at_work: set[asyncio.Task[None]] = set()
        self.runner: Runner | None = None

    async def enqueue(
        self, job_id: UUID, attempt: int, lane: Lane, run_after: datetime | None = None
    ) -> None:
        taken = len(self.taken)
        await super().enqueue(job_id, attempt, lane, run_after)
        if len(self.taken) > taken and (run_after is None or run_after <= utc_now()):
            assert self.runner is not None
            work = self.runner.run(job_id, attempt)
            task = self._nursery.start(work, name=f"job:{job_id}")
            self._at_work.add(task)
            task.add_done_callback(self._at_work.discard)

    async def drain(self, within_s: float) -> None:
        """Wait until what was begun is done."""
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=within_s)


@dataclass(frozen=True, slots=True)
class Footage:
    """What the engines of a studio work with: whatever is sent, what is said in it, and what every
    short looks like."""

    fetcher: SourceFetcher
    said: Document
    short: Path
    cover: Path


@dataclass(frozen=True, slots=True)
class Studio:
    """Everything at work."""

    bot: RunningBot
    context: WorkerContext

    async def publish(self) -> None:
        """What a worker does every few seconds: send posts whose time has come."""
        await publish_due(self.context)


@asynccontextmanager
async def open_studio(
    tg: Telegram, uow: UnitOfWorkFactory, folder: Path, footage: Footage
) -> AsyncIterator[Studio]:
    """Run it until the end of the block."""
    async with connected(tg, uow) as telegram, TaskNursery() as nursery:
        queue = WorkingQueue(nursery)
        objects = FolderStore(folder / "objects")
        context = make_context(
            uow,
            queue,
            telegram.view,
            folder,
            objects=objects,
            channels=ChannelAccess(uow, telegram.rights),
            fetcher=footage.fetcher,
            transcribers=Transcribers([DictatedTranscriber(footage.said)]),
            renderer=FilmRenderer(objects, footage.short, footage.cover),
        )
        queue.runner = Runner(context, HANDLERS, BEAT_S, HASTY)
        storage = folder / "objects"
        async with running_bot(tg, uow, storage=storage, queue=queue) as bot:
            answered = tg.while_people_read

            async def while_people_read() -> None:
                if answered is not None:
                    await answered()
                await queue.drain(READING_S)

            tg.while_people_read = while_people_read
            yield Studio(bot, context)
