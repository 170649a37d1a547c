import asyncio
import os
import sys
import time
from pathlib import Path

import pytest

from core.media.process import (
    ProcessMissingError,
    ProcessOutputError,
    ProcessTimeoutError,
    by_lines,
    run,
)

# A shell that starts a child of its own, says its number and waits.
FAMILY = ("sh", "-c", "sleep 300 & echo $!; wait")


def is_alive(pid: int) -> bool:
    """Say whether a process runs; one that only waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def ended(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < deadline:  # noqa: ASYNC110 - nothing tells us
        await asyncio.sleep(0.01)
    return not is_alive(pid)


async def test_tells_how_a_program_ended() -> None:
    done = await run(("sh", "-c", "echo out; echo err >&2; exit 3"), timeout_s=10)
    assert (done.returncode, done.stdout, done.stderr) == (3, b"out\n", "err\n")


async def test_a_program_that_is_not_installed() -> None:
    with pytest.raises(ProcessMissingError, match="no-such-program"):
        await run(("no-such-program",), timeout_s=10)


async def test_keeps_only_the_end_of_much_stderr() -> None:
    script = "import sys; sys.stderr.write('x' * 1_000_000 + 'the end')"
    done = await run((sys.executable, "-c", script), timeout_s=20)
    assert len(done.stderr) == 64 * 1024
    assert done.stderr.endswith("the end")


async def test_hands_on_whole_lines_while_running() -> None:
    lines: list[str] = []
    await run(("printf", "a=1\\nб=2\\nrest"), timeout_s=10, consume=by_lines(lines.append))
    assert lines == ["a=1", "б=2"]


async def test_a_flood_on_stdout_is_stopped() -> None:
    with pytest.raises(ProcessOutputError):
        await run(("yes",), timeout_s=30)


async def test_timeout_kills_the_whole_group() -> None:
    seen: list[str] = []
    with pytest.raises(ProcessTimeoutError):
        await run(FAMILY, timeout_s=0.3, consume=by_lines(seen.append))
    assert await ended(int(seen[0]))


async def test_cancelling_kills_the_whole_group() -> None:
    grandchild = asyncio.get_running_loop().create_future()
    work = asyncio.ensure_future(  # noqa: TID251 - the test is the supervisor
        run(FAMILY, timeout_s=60, consume=by_lines(lambda line: grandchild.set_result(int(line))))
    )
    pid = await grandchild
    assert is_alive(pid)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert await ended(pid)


async def test_an_error_of_the_consumer_ends_the_program() -> None:
    pids: list[int] = []

    def refuse(chunk: bytes) -> None:
        pids.append(int(chunk))
        raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        await run(FAMILY, timeout_s=60, consume=refuse)
    assert await ended(pids[0])


async def test_a_grandchild_that_left_the_group_does_not_hold_us(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = f"setsid sh -c 'echo $$ > {note}; sleep 300' & wait"
    started = time.monotonic()
    with pytest.raises(ProcessTimeoutError):
        await run(("sh", "-c", script), timeout_s=0.5)
    assert time.monotonic() - started < 20
    os.kill(int(note.read_text()), 9)
