"""Several processes at the same rows."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import asyncpg

from core.domain.pipeline import Stage
from core.domain.records.job import JobState
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import GROUP, NOON, a_job, set_scene

ROOT = Path(__file__).resolve().parents[3]
JOBS = 60
WORKERS = ("w1", "w2")


async def test_two_processes_claim_each_job_once_and_lose_no_update(
    uow: UnitOfWorkFactory, database_url: str
) -> None:
    scene = await set_scene(uow)
    jobs = [a_job(scene.project) for _ in range(JOBS)]
    async with uow() as work:
        for job in jobs:
            await work.jobs.add(job)
        await work.commit()
    claims = await _race(database_url, [job.id for job in jobs])

    assert sorted(job_id for got in claims.values() for job_id in got) == sorted(
        str(job.id) for job in jobs
    )
    async with uow() as work:
        stored = await work.jobs.of_project(scene.project.id)
        chat = await work.chats.by_telegram_id(GROUP)
    for job in stored:
        assert (job.state, job.attempt) == (JobState.RUNNING, 1)
        assert str(job.id) in claims[job.worker_id or ""]
    if database_url.startswith("sqlite"):
        # Whole transactions exclude each other there; PostgreSQL promises it of one row only.
        assert chat is not None
        assert chat.settings.count == JOBS


async def _race(url: str, ids: list[UUID]) -> dict[str, list[str]]:
    """Let the workers claim the same jobs at once; return what each got."""
    workers = {name: await _start(url, name, ids) for name in WORKERS}
    for worker in workers.values():
        assert worker.stdin is not None
        worker.stdin.write(b"go\n")
    ended = await asyncio.gather(*(worker.communicate() for worker in workers.values()))
    assert [worker.returncode for worker in workers.values()] == [0] * len(workers)
    return {name: json.loads(out) for name, (out, _) in zip(workers, ended, strict=True)}


async def _start(url: str, name: str, ids: list[UUID]) -> Process:
    worker = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.core.storage.claimer", url, name),
        stdin=PIPE,
        stdout=PIPE,
        cwd=ROOT,
    )
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(json.dumps([str(id_) for id_ in ids]).encode() + b"\n")
    assert await worker.stdout.readline() == b"ready\n"
    return worker


async def test_cancelling_catches_the_job_that_follows_one_being_finished(
    uow: UnitOfWorkFactory, database_url: str
) -> None:
    scene = await set_scene(uow)
    first, next_ = a_job(scene.project), a_job(scene.project, Stage.TRANSCRIBE)
    async with uow() as work:
        await work.jobs.add(first)
        assert await work.jobs.claim(first.id, 0, "w1", NOON)
        await work.commit()

    async def cancel() -> int:
        async with uow() as work:
            cancelled = await work.jobs.cancel_all(scene.project.id, NOON)
            await work.commit()
        return cancelled

    async with asyncio.TaskGroup() as tasks, uow() as work:
        await work.jobs.finish(first.id, 1, Decimal(0), NOON)
        await work.jobs.add(next_)
        cancelling = tasks.create_task(cancel())
        await _until_somebody_waits(database_url)
        await work.commit()
    assert cancelling.result() == 1
    async with uow() as work:
        states = {job.id: job.state for job in await work.jobs.of_project(scene.project.id)}
    assert states == {first.id: JobState.DONE, next_.id: JobState.CANCELLED}


async def _until_somebody_waits(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        return
    watcher = await asyncpg.connect(database_url.replace("+asyncpg", ""))
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    while not await watcher.fetchval(waiting):  # noqa: ASYNC110  (the server does not wake us)
        await asyncio.sleep(0.01)
    await watcher.close()


async def test_of_many_claims_at_once_one_takes(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    job = a_job(scene.project)
    async with uow() as work:
        await work.jobs.add(job)
        await work.commit()

    async def claim(number: int) -> bool:
        async with uow() as work:
            taken = await work.jobs.claim(job.id, 0, f"w{number}", NOON)
            await work.commit()
        return taken is not None

    assert sorted(await asyncio.gather(*(claim(number) for number in range(6)))) == [
        *([False] * 5),
        True,
    ]
