"""Worker processes that are killed, asked to go, and lose their Redis."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.pipeline import PIPELINE, Lane, Stage
from core.domain.records.job import JobState
from core.ports.uow import UnitOfWorkFactory
from core.queueing.arq_queue import ArqJobQueue
from tests.support.recording_chat import RecordingChat
from tests.support.redis import RedisServer
from tests.support.waiting import until
from tests.worker.at_work import over
from tests.worker.bench import PREFIX, Bench, TroubledDatabase, make_context

pytestmark = [pytest.mark.process, pytest.mark.timeout(120)]

ROOT = Path(__file__).resolve().parents[2]
LOST_AFTER_S = 1.5
START_S = 60.0


@dataclass
class Workers:
    """Processes that share a folder, a database and a Redis."""

    folder: Path
    environment: dict[str, str]
    running: list[asyncio.subprocess.Process] = field(default_factory=list)

    async def start(self, lane: Lane, **environment: str) -> asyncio.subprocess.Process:
        command = (sys.executable, "-m", "tests.worker.process_worker", lane, str(self.folder))
        with (self.folder / "log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *command,
                cwd=ROOT,
                env=self.environment | environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.running.append(process)
        return process

    def lines(self, name: str) -> list[str]:
        file = self.folder / name
        return file.read_text().splitlines() if file.exists() else []

    async def until_lines(self, name: str, count: int) -> list[str]:
        async def enough() -> bool:
            return len(self.lines(name)) >= count

        await until(enough, START_S)
        return self.lines(name)

    def say(self, word: str) -> None:
        (self.folder / word).touch()

    async def end(self) -> None:
        for process in self.running:
            if process.returncode is None:
                process.kill()
            await process.wait()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RedisServer]:
    """A Redis that keeps nothing when it is stopped."""
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the processes share what they compiled."""
    return tmp_path_factory.mktemp("bytecode")


@pytest.fixture
async def workers(
    tmp_path: Path, database_url: str, server: RedisServer, bytecode: Path
) -> AsyncIterator[Workers]:
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "REDIS_URL": server.url,
        "QUEUE_PREFIX": PREFIX,
        "HEARTBEAT_S": "0.1",
        "LOST_AFTER_S": str(LOST_AFTER_S),
        "REAP_EVERY_S": "0.2",
        "LOG_FORMAT": "json",
        "PYTHONPYCACHEPREFIX": str(bytecode),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    workers = Workers(tmp_path, environment)
    yield workers
    await workers.end()
    sys.stdout.write((tmp_path / "log").read_text(errors="replace"))


@pytest.fixture
async def bench(
    database: TroubledDatabase,
    uow: UnitOfWorkFactory,
    server: RedisServer,
    chat: RecordingChat,
    tmp_path: Path,
) -> AsyncIterator[Bench]:
    """What the test itself hands over and looks into."""
    queue = await ArqJobQueue.connect(server.url, PREFIX)
    yield Bench(make_context(database, queue, chat, tmp_path), uow)
    await queue.aclose()


async def test_killed_in_the_middle_another_finishes_it_once(
    bench: Bench, workers: Workers
) -> None:
    job = await bench.job(Stage.DELIVER, of=(await bench.clips())[0])
    await bench.context.hand_over(job)
    first = await workers.start(Lane.LIGHT)
    await workers.until_lines("begun", 1)
    await workers.start(Lane.LIGHT)
    first.kill()
    begun = await workers.until_lines("begun", 2)
    workers.say("go")
    await over(bench, [job], timeout_s=START_S)
    assert [line.split()[1] for line in begun] == ["1", "2"]
    assert len({line.split()[2] for line in begun}) == 2
    assert workers.lines("ended") == begun[1:]


async def test_asked_to_go_it_gives_its_job_back_at_once(bench: Bench, workers: Workers) -> None:
    workers.environment["LOST_AFTER_S"] = "3600"
    job = await bench.job(Stage.ASPECT_CONVERT, of=(await bench.clips())[0])
    await bench.context.hand_over(job)
    first = await workers.start(Lane.HEAVY)
    (begun,) = await workers.until_lines("begun", 1)
    second = await workers.start(Lane.HEAVY)
    first.send_signal(signal.SIGTERM)
    assert await first.wait() == 0
    assert (await bench.stored(job)).attempt <= 1
    _, again = await workers.until_lines("begun", 2)
    assert again.split()[:2] == begun.split()[:2]
    assert again.split()[2] == str(second.pid)
    workers.say("go")
    await over(bench, [job], timeout_s=START_S)
    assert workers.lines("ended") == [again]


async def test_a_redis_that_restarts_empty_neither_kills_nor_loses(
    bench: Bench, workers: Workers, server: RedisServer
) -> None:
    jobs = [await bench.job(Stage.VIRAL_DETECT) for _ in range(3)]
    await bench.context.hand_over(*jobs)
    worker = await workers.start(Lane.LIGHT, LIGHT_JOBS="1")
    await workers.until_lines("begun", 1)
    server.stop()
    down_since = utc_now()

    async def still_beats() -> bool:
        beats = [(await bench.stored(job)).heartbeat_at for job in jobs]
        return any(beat and beat - down_since > timedelta(seconds=1) for beat in beats)

    await until(still_beats)
    workers.say("go")
    await workers.until_lines("ended", 1)
    server.start()
    await over(bench, jobs, timeout_s=START_S)
    assert worker.returncode is None
    assert sorted(line.split()[:2] for line in workers.lines("ended")) == sorted(
        [str(job.id), "1"] for job in jobs
    )


async def test_a_job_that_kills_its_workers_ends(bench: Bench, workers: Workers) -> None:
    (clip,) = await bench.clips()
    job = await bench.job(Stage.FACE_DETECT, of=clip)
    workers.say("poison")
    most = PIPELINE[Stage.FACE_DETECT].max_attempts
    started = [await workers.start(Lane.HEAVY) for _ in range(most + 1)]
    await bench.context.hand_over(job)
    await over(bench, [job], JobState.FAILED, START_S)
    await workers.until_lines("told", 1)
    assert len(workers.lines("begun")) == most
    assert sum(process.returncode is None for process in started) == 1
    assert (await bench.stored_clip(clip)).error == "error-internal"
    assert workers.lines("told").count("show_clip_failure") == 1
