"""A worker process whose jobs only write down that they ran.

`python -m tests.worker.process_worker LANE FOLDER`, settings from the environment. In FOLDER it
keeps `begun`, `ended` and `told`, one line each; a job ends when there is a file `go`, and takes
its whole process along when there is a file `poison`.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from core.domain.pipeline import Lane, Stage
from core.logs import configure_logging
from core.queueing.arq_queue import ArqJobQueue
from core.settings import Settings
from core.storage.database import create_unit_of_work_factory
from tests.support.recording_chat import RecordingChat
from tests.worker.bench import make_context
from worker.context import JobRun, WorkerContext
from worker.serve import serve


class WritingChat(RecordingChat):
    """A chat that tells other processes what it was asked to say."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    async def _called(self, name: str) -> None:
        note(self._folder / "told", name)
        await super()._called(name)


def note(file: Path, *words: object) -> None:
    """Add a line at once: appending is atomic."""
    with file.open("ab", buffering=0) as out:
        out.write((" ".join(map(str, words)) + "\n").encode())


async def main(lane: Lane, folder: Path) -> None:
    settings = Settings()
    configure_logging(settings.log)

    async def waits(context: WorkerContext, run: JobRun) -> None:
        words = (run.job.id, run.job.attempt, os.getpid())
        note(folder / "begun", *words)
        if (folder / "poison").exists():
            os._exit(9)
        while not (folder / "go").exists():  # noqa: ASYNC110  (another process says go)
            await asyncio.sleep(0.02)
        note(folder / "ended", *words)

    @asynccontextmanager
    async def connect(settings: Settings) -> AsyncIterator[WorkerContext]:
        uow, close_database = create_unit_of_work_factory(settings.database)
        queue = await ArqJobQueue.connect(settings.queue.redis_url, settings.queue.queue_prefix)
        yield make_context(uow, queue, WritingChat(folder), folder)
        await queue.aclose()
        await close_database()

    await serve(lane, settings, dict.fromkeys(Stage, waits), connect)


if __name__ == "__main__":
    asyncio.run(main(Lane(sys.argv[1]), Path(sys.argv[2])))
