"""Several processes as one."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from worker import supervise as module
from worker.supervise import MisconfiguredError, Program, supervise

WRITES_ITS_PID = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); "


def program(name: str, path: Path, then: str) -> Program:
    return Program(name, (sys.executable, "-c", WRITES_ITS_PID + then, str(path)))


def pids(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()] if path.exists() else []


async def until(path: Path, starts: int) -> list[int]:
    async with asyncio.timeout(20):
        while len(found := pids(path)) < starts:  # noqa: ASYNC110  (a file wakes nobody)
            await asyncio.sleep(0.02)
    return found


async def until_gone(pid: int) -> None:
    """Wait until the process is no more, or only waits to be buried by whoever inherited it."""
    stat = Path(f"/proc/{pid}/stat")
    async with asyncio.timeout(20):
        while stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z":  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_what_falls_is_started_again_and_everything_stops_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST_DELAY_S", 0.05)
    stop = asyncio.Event()
    falls, stays = tmp_path / "falls", tmp_path / "stays"
    async with asyncio.TaskGroup() as group:
        group.create_task(
            supervise(
                [
                    program("falls", falls, "sys.exit(3)"),
                    program("stays", stays, "time.sleep(600)"),
                ],
                stop,
            )
        )
        await until(falls, 3)
        (alive,) = await until(stays, 1)
        os.kill(alive, 0)
        stop.set()
    assert len(pids(stays)) == 1
    await until_gone(alive)


async def test_a_wrong_configuration_ends_all(tmp_path: Path) -> None:
    stays = tmp_path / "stays"
    broken = program("broken", tmp_path / "broken", f"time.sleep(0.5); sys.exit({os.EX_CONFIG})")
    with pytest.raises(MisconfiguredError):
        await supervise([program("stays", stays, "time.sleep(600)"), broken], asyncio.Event())
    for pid in pids(stays):
        await until_gone(pid)


async def test_the_whole_group_of_a_program_is_ended(tmp_path: Path) -> None:
    grandchild = tmp_path / "grandchild"
    inner = f"{WRITES_ITS_PID}time.sleep(600)"
    outer = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}, sys.argv[1]])"
    )
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        command = (sys.executable, "-c", outer, str(grandchild))
        group.create_task(supervise([Program("parent", command)], stop))
        (pid,) = await until(grandchild, 1)
        stop.set()
    await until_gone(pid)
