"""CPU-heavy Python work in a process of its own, spoken to in JSON lines.

A process rather than a thread: cancelling ends it at once, its memory is returned, and a crash in
native code takes nothing else down.
"""

import asyncio
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from core.domain.errors import EngineMissingError, EngineUnavailableError
from core.ports.progress import ProgressSink
from core.tasks import TaskNursery

MAX_LINE = 256 * 1024 * 1024
LOG_TAIL = 2_000


async def run_json_child(module: str, request: dict[str, Any], progress: ProgressSink) -> Any:  # noqa: ANN401
    """Run `python -m module` with `request` and return its result.

    Raises EngineMissingError when the child says so, EngineUnavailableError when it fails or dies.
    The child's whole process group is killed when this call ends early.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=MAX_LINE,
        start_new_session=True,
    )
    try:
        async with TaskNursery() as nursery:
            log = nursery.start(_tail(child), name=f"{module}-log")
            result = await _talk(child, request, progress)
            await child.wait()
            errors = await log
    except (BrokenPipeError, ConnectionResetError, ValueError) as broken:
        raise EngineUnavailableError(f"{module} died or answered nonsense") from broken
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            await child.wait()
    return _unpack(module, result, child.returncode, errors)


async def _talk(
    child: asyncio.subprocess.Process, request: dict[str, Any], progress: ProgressSink
) -> dict[str, Any]:
    """Send the request, follow the progress, return the last line. Stdin stays open: its end
    tells the child that we are gone."""
    if child.stdin is None or child.stdout is None:
        raise EngineUnavailableError("no pipes")
    child.stdin.write(json.dumps(request).encode() + b"\n")
    await child.stdin.drain()
    while line := await child.stdout.readline():
        message: dict[str, Any] = json.loads(line)
        if "progress" not in message:
            return message
        progress(float(message["progress"]))
    return {}


async def _tail(child: asyncio.subprocess.Process) -> str:
    text = b""
    if child.stderr is not None:
        while chunk := await child.stderr.read(65_536):
            text = (text + chunk)[-LOG_TAIL:]
    return text.decode(errors="replace")


def _unpack(module: str, message: dict[str, Any], code: int | None, log: str) -> Any:  # noqa: ANN401
    if "result" in message:
        return message["result"]
    if "missing" in message:
        raise EngineMissingError(f"{module}: {message['missing']}", name=str(message["missing"]))
    raise EngineUnavailableError(f"{module} ended with {code}: {message.get('error', log)}")


def serve(work: Callable[[dict[str, Any], Callable[[float], None]], Any]) -> None:
    """Be the child: read one request, run `work(request, progress)`, print its result.

    Native libraries print to stdout as they like, so the channel is moved away from it first.
    """
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    request = json.loads(sys.stdin.readline())
    threading.Thread(target=_leave_with_parent, daemon=True).start()

    def say(message: dict[str, Any]) -> None:
        channel.write(json.dumps(message, ensure_ascii=False) + "\n")
        channel.flush()

    try:
        result = work(request, lambda fraction: say({"progress": round(fraction, 4)}))
    except EngineMissingError as error:
        say({"missing": error.params.get("name", str(error))})
    except EngineUnavailableError as error:
        say({"error": str(error)})
    else:
        say({"result": result})


def _leave_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)
