"""Child processes that never outlive the work they were started for."""

import asyncio
import os
import signal
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.tasks import TaskNursery

_CHUNK_BYTES = 64 * 1024
_STDERR_KEPT_BYTES = 64 * 1024
_STDOUT_MAX_BYTES = 64 * 1024 * 1024
_REAP_TIMEOUT_S = 5.0


class ProcessError(Exception):
    """A child process could not do its work."""


class ProcessMissingError(ProcessError):
    """The program is not installed."""


class ProcessTimeoutError(ProcessError):
    """The child ran longer than it may and was killed."""


class ProcessOutputError(ProcessError):
    """The child wrote more than anybody asked for and was killed."""


@dataclass(frozen=True, slots=True)
class Completed:
    """How a child ended. `stdout` is empty when it was consumed while running.

    `returncode` is negative when a signal ended the child; of `stderr` only the end is kept.
    """

    returncode: int
    stdout: bytes
    stderr: str


async def run(
    command: Sequence[str | Path],
    *,
    timeout_s: float,
    consume: Callable[[bytes], None] | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Completed:
    """Run a program in a process group of its own and wait for it.

    `consume` takes stdout in chunks as it comes; without it stdout is collected (64 MB at most).
    When the wait ends early (cancel, timeout, an error in `consume`) the whole group is killed
    before this returns. Raises ProcessMissingError, ProcessTimeoutError, ProcessOutputError.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
            cwd=cwd,
            env=env,
        )
    except FileNotFoundError as error:
        raise ProcessMissingError(f"not installed: {command[0]}") from error
    collected = _Collected()
    stderr = _Tail()
    async with TaskNursery() as nursery:
        errors = nursery.start(_pump(process.stderr, stderr.feed), name="child-stderr")
        timer = asyncio.timeout(timeout_s)
        try:
            async with timer:
                await _pump(process.stdout, consume or collected.feed)
                await errors
                returncode = await process.wait()
        except BaseException as error:
            await _kill(process, errors)
            if timer.expired():
                message = f"{command[0]} took over {timeout_s:.0f} s: {stderr.text[-500:]}"
                raise ProcessTimeoutError(message) from error
            raise
    return Completed(returncode, collected.content, stderr.text)


def by_lines(handle: Callable[[str], None]) -> Callable[[bytes], None]:
    """Make a consumer for `run` that hands on whole lines, without their ends."""
    rest = b""

    def consume(chunk: bytes) -> None:
        nonlocal rest
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            handle(line.decode("utf-8", "replace").rstrip("\r"))

    return consume


class _Collected:
    """Keeps everything, up to a limit."""

    def __init__(self) -> None:
        self._content = bytearray()

    def feed(self, chunk: bytes) -> None:
        self._content += chunk
        if len(self._content) > _STDOUT_MAX_BYTES:
            raise ProcessOutputError(f"more than {_STDOUT_MAX_BYTES} bytes on stdout")

    @property
    def content(self) -> bytes:
        return bytes(self._content)


class _Tail:
    """Keeps the end of a stream."""

    def __init__(self) -> None:
        self._chunks: deque[bytes] = deque()
        self._size = 0

    def feed(self, chunk: bytes) -> None:
        self._chunks.append(chunk)
        self._size += len(chunk)
        while self._size - len(self._chunks[0]) >= _STDERR_KEPT_BYTES:
            self._size -= len(self._chunks.popleft())

    @property
    def text(self) -> str:
        return b"".join(self._chunks)[-_STDERR_KEPT_BYTES:].decode("utf-8", "replace")


async def _pump(stream: asyncio.StreamReader | None, feed: Callable[[bytes], None]) -> None:
    assert stream is not None
    while chunk := await stream.read(_CHUNK_BYTES):
        feed(chunk)


async def _kill(process: asyncio.subprocess.Process, errors: asyncio.Task[None]) -> None:
    """Kill the group and read its pipes to the end: an unread pipe is never closed."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    # A grandchild that left the group may hold a pipe open; it must not hold us.
    with suppress(TimeoutError):
        async with asyncio.timeout(_REAP_TIMEOUT_S):
            await _pump(process.stdout, lambda _: None)
            await asyncio.wait((errors,))
            await process.wait()
    process._transport.close()  # type: ignore[attr-defined] # the only way to let go of such pipes
