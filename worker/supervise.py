"""Several processes as one: started together, restarted when they fall, stopped together."""

import asyncio
import os
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from core.tasks import TaskNursery

log = structlog.get_logger(__name__)

FIRST_DELAY_S = 1.0
LONGEST_DELAY_S = 30.0
HEALTHY_AFTER_S = 60.0
"""A process that lived this long starts again without delay."""
STOP_TIMEOUT_S = 40.0


class MisconfiguredError(Exception):
    """A process ended with EX_CONFIG: no restart can help it."""


@dataclass(frozen=True, slots=True)
class Program:
    """One process: `command` in `folder` (None = here) with `environment` added to ours."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None


async def supervise(programs: Sequence[Program], stop: asyncio.Event) -> None:
    """Keep the programs running until `stop` is set, then end them in reverse order of care: all
    get SIGTERM at once and time to finish. Raises MisconfiguredError."""
    failed = asyncio.Event()
    async with TaskNursery() as nursery:
        tasks = [
            nursery.start(_keep_running(program, failed), name=program.name) for program in programs
        ]
        waits = [nursery.start(event.wait(), name="stop") for event in (stop, failed)]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if failed.is_set():
        raise MisconfiguredError


async def _keep_running(program: Program, failed: asyncio.Event) -> None:
    delay = FIRST_DELAY_S
    while True:
        started = time.monotonic()
        code = await _run(program)
        if code == os.EX_CONFIG:
            failed.set()
            return
        delay = FIRST_DELAY_S if time.monotonic() - started > HEALTHY_AFTER_S else delay
        log.warning("process_ended", name=program.name, code=code, restart_in_s=delay)
        await asyncio.sleep(delay)
        delay = min(LONGEST_DELAY_S, delay * 2)


async def _run(program: Program) -> int:
    process = await asyncio.create_subprocess_exec(
        *program.command,
        cwd=program.folder,
        env={**os.environ, **program.environment},
        stdin=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    log.info("process_started", name=program.name, pid=process.pid)
    try:
        return await process.wait()
    finally:
        await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Ask politely, then end the whole group."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        with suppress(TimeoutError):
            async with asyncio.timeout(STOP_TIMEOUT_S):
                await process.wait()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
