"""CPU seconds and memory of one process and everything below it."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Thread

import psutil

SAMPLE_EVERY_S = 0.1
MIB = 1024 * 1024


@dataclass(slots=True)
class Cost:
    """`cpu_s` is user and system time, ended processes included. `peak_mib` is proportional set
    size (shared pages counted once), summed over the tree and sampled ten times a second."""

    wall_s: float = 0.0
    cpu_s: float = 0.0
    peak_mib: float = 0.0


@contextmanager
def metered(pid: int) -> Iterator[Cost]:
    """Fill the yielded cost with what the running tree of `pid` spends until the context ends."""
    cost, cpu = Cost(), _cpu_s(pid)
    with _watched(pid, cost):
        yield cost
    cost.cpu_s = _cpu_s(pid) - cpu


def run_metered(command: Sequence[str]) -> Cost:
    """Run a program and return what it spent. Raises CalledProcessError."""
    cost = Cost()
    process = subprocess.Popen(command)
    with _watched(process.pid, cost):
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    cost.cpu_s = used.ru_utime + used.ru_stime
    return cost


@contextmanager
def _watched(pid: int, cost: Cost) -> Iterator[None]:
    over = Event()
    watch = Thread(target=_sample, args=(pid, cost, over), daemon=True)
    started = time.monotonic()
    watch.start()
    try:
        yield
    finally:
        cost.wall_s = time.monotonic() - started
        over.set()
        watch.join()


def _sample(pid: int, cost: Cost, over: Event) -> None:
    while not over.wait(SAMPLE_EVERY_S):
        total = 0
        for process in _tree(pid):
            with suppress(psutil.Error):
                total += process.memory_full_info().pss
        cost.peak_mib = max(cost.peak_mib, total / MIB)


def _tree(pid: int) -> list[psutil.Process]:
    with suppress(psutil.Error):
        root = psutil.Process(pid)
        return [root, *root.children(recursive=True)]
    return []


def _cpu_s(pid: int) -> float:
    total = 0.0
    for process in _tree(pid):
        with suppress(psutil.Error):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total
