"""Workers of ARQ in this process, and what the tests watch them by."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from uuid import UUID

from arq.worker import Worker

from core.domain.ids import new_id
from core.domain.pipeline import Lane, Stage
from core.domain.records.job import Job, JobState
from core.settings import QueueSettings
from core.tasks import TaskNursery
from tests.support.waiting import until
from tests.worker.bench import BEAT_S, HASTY, Bench
from worker.arq_worker import build_worker, close_worker
from worker.context import Handlers, JobHandler, JobRun, WorkerContext
from worker.runner import Runner
from worker.spare import keep_doing_spare_jobs
from worker.upkeep import keep_reaping

SPARE_EVERY_S = 0.05


@asynccontextmanager
async def at_work(
    bench: Bench, settings: QueueSettings, handlers: Handlers, *lanes: Lane
) -> AsyncIterator[None]:
    """Run a worker of each lane, as `serve` does; they shut down at the end."""
    async with AsyncExitStack() as stack:
        nursery = await stack.enter_async_context(TaskNursery())
        nursery.start(keep_reaping(bench.context, settings), name="reaper")
        for lane in lanes:
            context = replace(bench.context, worker_id=f"{lane}:{new_id().hex[-8:]}")
            runner = Runner(context, handlers, BEAT_S, HASTY)
            spare = keep_doing_spare_jobs(context, runner, lane, SPARE_EVERY_S)
            nursery.start(spare, name=f"spare-{lane}")
            worker = build_worker(lane, settings, runner, handle_signals=False)
            nursery.start(worker.async_run(), name=f"worker-{lane}")
            stack.push_async_callback(shut_down, worker)
        yield


async def shut_down(worker: Worker) -> None:
    """What SIGTERM does to a worker."""
    worker.handle_sig(signal.SIGTERM)
    await close_worker(worker)


def every_stage(handler: JobHandler) -> Handlers:
    return dict.fromkeys(Stage, handler)


class Witness:
    """A handler for every stage that writes down what began and what ended."""

    def __init__(self) -> None:
        self.began: list[tuple[UUID, Stage]] = []
        self.ended: list[tuple[UUID, Stage]] = []
        self.go = asyncio.Event()
        self.go.set()

    async def __call__(self, context: WorkerContext, run: JobRun) -> None:
        subject = run.clip.id if run.clip else run.project.id
        self.began.append((subject, run.job.type))
        await self.go.wait()
        self.ended.append((subject, run.job.type))

    def stages(self, subject: UUID) -> list[Stage]:
        return [stage for each, stage in self.ended if each == subject]


async def over(
    bench: Bench,
    jobs: Sequence[Job],
    state: JobState = JobState.DONE,
    timeout_s: float = 20,
) -> None:
    """Wait until all these jobs are in this state."""

    async def all_over() -> bool:
        return all([(await bench.stored(job)).state is state for job in jobs])

    await until(all_over, timeout_s)
