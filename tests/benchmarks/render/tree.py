"""CPU seconds and memory of one process and everything below it."""

import time
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Thread
from types import TracebackType
from typing import Self

import psutil

SAMPLE_EVERY_S = 0.1
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """`peak_mib` is proportional set size (shared pages counted once), summed over the tree and
    sampled ten times a second. `cpu_s` is user and system time, ended processes included."""

    wall_s: float
    cpu_s: float
    peak_mib: float


class TreeMeter:
    """Measures the tree below (and with) `pid` between entering and leaving."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._over = Event()
        self._peak = 0
        self._watch = Thread(target=self._sample, daemon=True)
        self.cost = Cost(0.0, 0.0, 0.0)

    def __enter__(self) -> Self:
        self._cpu = self._cpu_s()
        self._started = time.monotonic()
        self._watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        wall = time.monotonic() - self._started
        self._over.set()
        self._watch.join()
        self.cost = Cost(wall, self._cpu_s() - self._cpu, self._peak / MIB)

    def _tree(self) -> list[psutil.Process]:
        return [self._root, *self._root.children(recursive=True)]

    def _sample(self) -> None:
        while not self._over.wait(SAMPLE_EVERY_S):
            total = 0
            for process in self._tree():
                with suppress(psutil.Error):
                    total += process.memory_full_info().pss
            self._peak = max(self._peak, total)

    def _cpu_s(self) -> float:
        total = 0.0
        for process in self._tree():
            with suppress(psutil.Error):
                times = process.cpu_times()
                total += times.user + times.system + times.children_user + times.children_system
        return total
