"""Calls of ffmpeg and ffprobe, with the guards that files from strangers need."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.domain.errors import EngineMissingError, MediaToolError
from core.media.process import Completed, ProcessError, ProcessMissingError, by_lines, run

# Playlists (hls, concat, dash…) name other files and addresses: a "video" must not be one of them.
_CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,live_flv,asf,ogg,mxf,dv,nut,rm,wtv"
)
INPUT_OPTIONS = {"protocol_whitelist": "file,pipe", "format_whitelist": _CONTAINERS}
"""How every file whose content nobody vouches for is opened."""

PROBE_TIMEOUT_S = 60.0


def input_arguments(path: Path) -> list[str]:
    """Return `-i` with its guards, for a file whose content nobody vouches for."""
    guard = [part for name, value in INPUT_OPTIONS.items() for part in (f"-{name}", value)]
    return [*guard, "-i", f"file:{path}"]


async def ffprobe(
    path: Path, *arguments: str, timeout_s: float = PROBE_TIMEOUT_S
) -> tuple[dict[str, Any], Completed]:
    """Return ffprobe's JSON (empty when it failed) and how it ended, warnings on stderr.

    Raises EngineMissingError, MediaToolError (it hung).
    """
    command = ["ffprobe", "-hide_banner", "-v", "warning", *arguments, "-of", "json=c=1"]
    done = await _run([*command, *input_arguments(path)], timeout_s)
    if done.returncode != 0:
        return {}, done
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise MediaToolError(f"ffprobe wrote no JSON: {done.stdout[:200]!r}") from error
    return answer, done


async def ffprobe_lines(
    path: Path, *arguments: str, handle: Callable[[str], None], timeout_s: float
) -> None:
    """Hand on ffprobe's answer line by line, fields separated by commas; failures end it early.

    Raises EngineMissingError, MediaToolError (it hung).
    """
    command = ["ffprobe", "-hide_banner", "-v", "error", *arguments, "-of", "csv=p=0"]
    await _run([*command, *input_arguments(path)], timeout_s, by_lines(handle))


async def ffmpeg(
    *arguments: str,
    timeout_s: float,
    on_time_ms: Callable[[int], None] | None = None,
    consume: Callable[[bytes], None] | None = None,
) -> Completed:
    """Run ffmpeg to its end, whatever its exit code.

    `on_time_ms` gets the written time as it grows; `consume` gets what is written to `pipe:1`.
    Only one of the two can be used. Raises EngineMissingError, MediaToolError (it hung).
    """
    command = ["ffmpeg", "-hide_banner", "-nostdin", "-y", "-v", "warning", "-nostats"]
    if on_time_ms is not None:
        command += ["-progress", "pipe:1"]
        consume = by_lines(_progress_reader(on_time_ms))
    return await _run([*command, *arguments], timeout_s, consume)


def check(done: Completed, what: str) -> None:
    """Raise MediaToolError unless the program ended well."""
    if done.returncode != 0:
        raise MediaToolError(f"{what}: exit code {done.returncode}: {done.stderr[-2000:]}")


async def _run(
    command: list[str], timeout_s: float, consume: Callable[[bytes], None] | None = None
) -> Completed:
    try:
        return await run(command, timeout_s=timeout_s, consume=consume)
    except ProcessMissingError as error:
        raise EngineMissingError(str(error), name=command[0]) from error
    except ProcessError as error:
        raise MediaToolError(str(error)) from error


def _progress_reader(on_time_ms: Callable[[int], None]) -> Callable[[str], None]:
    def handle(line: str) -> None:
        name, _, value = line.partition("=")
        if name == "out_time_us" and value.lstrip("-").isdigit():  # N/A until something is written
            on_time_ms(max(0, int(value) // 1000))

    return handle
