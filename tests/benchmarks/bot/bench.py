"""`make bench`, the bot: how soon a press is answered, beside a bot that does nothing else."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from core.ports.uow import UnitOfWorkFactory
from core.queueing.arq_queue import ArqJobQueue
from core.services.jobs import HandOver
from core.settings import DatabaseSettings
from core.storage.database import create_unit_of_work_factory
from core.storage.migrate import upgrade_to_head
from core.tasks import TaskNursery
from tests.benchmarks.bot.api import BARE_TOKEN, OUR_TOKEN, Load
from tests.benchmarks.bot.processes import Answers, Bots, bots_at_work
from tests.benchmarks.bot.world import CHATS, Press, done_of, settle, write
from tests.support.databases import sqlite_url
from tests.support.postgres import find_binaries, run_cluster
from tests.support.redis import RedisServer

PREFIX = "bench"
WARM = Load(seconds=5, rate=20)
LOADS = (Load(seconds=15, rate=1), Load(seconds=15, rate=20), Load(seconds=20, rate=50))
FULL = Load(seconds=10)
STEADY = Load(seconds=60, rate=50)
SAMPLE_EVERY_S = 1.0
WANTED_P99_MS, WANTED_SHARE, WANTED_GROWTH_MIB = 150, 0.5, 5.0
MIB = 1024 * 1024


async def bench_bot() -> None:
    """Run and print everything, for each database there is."""
    with TemporaryDirectory(prefix="bench-bot-") as name:
        folder = Path(name)
        await _bench("sqlite", sqlite_url(folder / "shorts.db"), folder)
        if (binaries := find_binaries()) is None:
            print(json.dumps({"name": "bot.postgresql", "skipped": "no server is installed"}))
            return
        with run_cluster(binaries) as cluster:
            await cluster.create_database(PREFIX)
            await _bench("postgresql", cluster.url(PREFIX), folder)


async def _bench(database: str, url: str, folder: Path) -> None:
    async with _everybody(url, folder) as (bots, uow, presses):
        await bots.carry(BARE_TOKEN, WARM)
        await bots.carry(OUR_TOKEN, WARM)
        # In turns, because the machine may be busier in one minute than in the next.
        for load in LOADS:
            bare, ours = await bots.carry(BARE_TOKEN, load), await bots.carry(OUR_TOKEN, load)
            _say_times(f"{database}.at_{load.rate:g}_per_second", ours, bare)
        bare, ours = await bots.carry(BARE_TOKEN, FULL), await bots.carry(OUR_TOKEN, FULL)
        most = (ours.per_second, "presses/s", bare.per_second)
        _say(f"{database}.most", *most, wanted_ratio=WANTED_SHARE)
        await _say_memory(database, bots)
        made = presses[: bots.pressed]
    await _check(uow, made)


@asynccontextmanager
async def _everybody(
    url: str, folder: Path
) -> AsyncIterator[tuple[Bots, UnitOfWorkFactory, list[Press]]]:
    """Both bots, the workers busy, and the database with all their people."""
    redis = RedisServer(folder)
    redis.start()
    try:
        await upgrade_to_head(url)
        uow, close = create_unit_of_work_factory(DatabaseSettings(url=url))
        queue = await ArqJobQueue.connect(redis.url, PREFIX)
        presses, jobs = await settle(uow)
        await HandOver(uow, queue)(*jobs)
        await queue.aclose()
        write(presses, folder / "presses.json")
        environment = {
            "DATABASE_URL": url,
            "REDIS_URL": redis.url,
            "QUEUE_PREFIX": PREFIX,
            "STORAGE_URL": (folder / "objects").as_uri(),
            "SCRATCH_DIR": str(folder / "scratch"),
            "LOG_LEVEL": "warning",
        }
        async with bots_at_work(folder / "presses.json", environment, folder / "log") as bots:
            yield bots, uow, presses
        await close()
    finally:
        redis.stop()


def _say_times(name: str, ours: Answers, bare: Answers) -> None:
    people = f"{CHATS} chats with a project each, both workers busy"
    _say(f"{name}.answered", ours.per_second, "presses/s", bare.per_second, input=people)
    for figure, of, wanted in (("p50", 50, {}), ("p99", 99, {"wanted": WANTED_P99_MS})):
        _say(f"{name}.{figure}", ours.percentile(of), "ms", bare.percentile(of), **wanted)


async def _say_memory(database: str, bots: Bots) -> None:
    """Print how much more the bot holds at the end of a steady minute than at its beginning."""
    seen: list[float] = []
    async with TaskNursery() as nursery:
        nursery.start(_watch(bots, seen), name="memory")
        await bots.carry(OUR_TOKEN, STEADY)
    tenth = max(1, len(seen) // 10)
    before, after = (sum(part) / len(part) for part in (seen[tenth : 2 * tenth], seen[-tenth:]))
    span = f"{STEADY.seconds:g} s at {STEADY.rate:g} presses/s"
    _say(f"{database}.memory", after, "MiB", input=span)
    _say(f"{database}.memory_growth", after - before, "MiB", wanted=WANTED_GROWTH_MIB, input=span)


async def _watch(bots: Bots, seen: list[float]) -> None:
    while True:
        seen.append(bots.ours.memory_info().rss / MIB)
        await asyncio.sleep(SAMPLE_EVERY_S)


async def _check(uow: UnitOfWorkFactory, made: Sequence[Press]) -> None:
    """Hold the database against what was answered. Raises RuntimeError."""
    settled, decided = await done_of(uow, made)
    if settled != decided:
        raise RuntimeError(f"{decided} clips were decided, {settled} are so in the database")


def _say(name: str, value: float, unit: str, baseline: float | None = None, **more: object) -> None:
    line: dict[str, object] = {"name": f"bot.{name}", "value": _short(value), "unit": unit}
    if baseline is not None:
        line |= {"baseline": _short(baseline), "ratio": _short(value / baseline)}
    print(json.dumps(line | more), flush=True)


def _short(value: float) -> float:
    return float(round(Decimal(value), 2))


if __name__ == "__main__":
    asyncio.run(bench_bot())
