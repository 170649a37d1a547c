"""The processes of the benchmark, started in order and ended together."""

import asyncio
import math
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from aiohttp import ClientSession, ClientTimeout

from core.domain.pipeline import Lane
from tests.benchmarks.bot.api import BARE_TOKEN, OUR_TOKEN, Load

ROOT = Path(__file__).resolve().parents[3]
STOP_S = 15.0
READY_S = 120.0


class RefusedError(Exception):
    """A press was not answered, or not with what it asked for."""


@dataclass(frozen=True, slots=True)
class Answers:
    """How long presses took to be answered, in ascending milliseconds, and how many were each
    second."""

    took_ms: Sequence[float]
    per_second: float

    def percentile(self, of: int) -> float:
        """Return what `of` percent of the answers were faster than, or just as fast."""
        return self.took_ms[max(0, math.ceil(len(self.took_ms) * of / 100) - 1)]


@dataclass(slots=True)
class Bots:
    """Both bots, and the people who press their buttons. pressed: how often on ours."""

    people: ClientSession
    ours: psutil.Process
    pressed: int = 0

    async def carry(self, token: str, load: Load) -> Answers:
        """Let people press the buttons of one bot; see `api.Line.carry`. Raises RefusedError."""
        asked = {"token": token, "seconds": load.seconds, "rate": load.rate, "people": load.people}
        async with self.people.post("/load", json=asked) as answer:
            answer.raise_for_status()
            result = await answer.json()
        if result["unanswered"] or result["refused"]:
            raise RefusedError(f"{result['unanswered']} without an answer, {result['refused']}")
        if token == OUR_TOKEN:
            self.pressed = result["pressed"]
        return Answers(result["took_ms"], result["per_second"])


@asynccontextmanager
async def bots_at_work(
    presses: Path, environment: Mapping[str, str], log: Path
) -> AsyncIterator[Bots]:
    """Start the API, both workers and both bots, and give them when both bots ask for updates."""
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(
            _process("tests.benchmarks.bot.api", str(presses), log=log, environment={})
        )
        assert api.stdout is not None
        url = f"http://127.0.0.1:{int(await api.stdout.readline())}"
        settings = {**environment, "TELEGRAM_API_BASE": url, "BOT_TOKEN": OUR_TOKEN}
        for lane in Lane:
            worker = _process("tests.benchmarks.bot.busy", lane, log=log, environment=settings)
            await stack.enter_async_context(worker)
        bare = _process("tests.benchmarks.bot.bare", url, BARE_TOKEN, log=log, environment={})
        await stack.enter_async_context(bare)
        ours = await stack.enter_async_context(_process("bot", log=log, environment=settings))
        people = await stack.enter_async_context(
            ClientSession(url, timeout=ClientTimeout(total=None))
        )
        async with asyncio.timeout(READY_S):
            for token in (BARE_TOKEN, OUR_TOKEN):
                (await people.get("/ready", params={"token": token})).raise_for_status()
        yield Bots(people, psutil.Process(ours.pid))


@asynccontextmanager
async def _process(
    module: str, *arguments: str, log: Path, environment: Mapping[str, str]
) -> AsyncIterator[asyncio.subprocess.Process]:
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", module, *arguments,
            cwd=ROOT, env={**os.environ, **environment},
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=out,
        )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), STOP_S)
            except TimeoutError:
                process.kill()
                await process.wait()
