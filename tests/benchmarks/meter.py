"""Seconds and memory of a piece of work, children included."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import psutil

from core.tasks import TaskNursery

SAMPLE_EVERY_S = 0.1
MIB = 1024 * 1024


@dataclass(slots=True)
class Measure:
    """What the work took. `peak_mib` is proportional set size (shared pages counted once) of this
    process and all below it, sampled ten times a second, so shorter peaks may be missed.
    `cpu_s` counts this process and children it has waited for or that still run."""

    wall_s: float = 0.0
    cpu_s: float = 0.0
    peak_mib: float = 0.0


@asynccontextmanager
async def measured() -> AsyncIterator[Measure]:
    """Fill the yielded measure when the context ends."""
    measure = Measure()
    started, cpu = time.monotonic(), _cpu_s()
    async with TaskNursery() as nursery:
        nursery.start(_watch(measure), name="memory")
        yield measure
    measure.wall_s = time.monotonic() - started
    measure.cpu_s = _cpu_s() - cpu


async def _watch(measure: Measure) -> None:
    while True:
        measure.peak_mib = max(measure.peak_mib, await asyncio.to_thread(_pss_mib))
        await asyncio.sleep(SAMPLE_EVERY_S)


def _tree() -> list[psutil.Process]:
    me = psutil.Process(os.getpid())
    return [me, *me.children(recursive=True)]


def _pss_mib() -> float:
    total = 0
    for process in _tree():
        with suppress(psutil.Error):
            total += process.memory_full_info().pss
    return total / MIB


def _cpu_s() -> float:
    own = os.times()
    running = 0.0
    for child in _tree()[1:]:
        with suppress(psutil.Error):
            times = child.cpu_times()
            running += times.user + times.system + times.children_user + times.children_system
    return own.user + own.system + own.children_user + own.children_system + running
