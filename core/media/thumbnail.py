"""One picture of a video."""

import asyncio
from pathlib import Path

from core.domain.errors import MediaToolError
from core.domain.media import MediaFacts
from core.media.ffmpeg import check, ffmpeg, input_arguments
from core.media.files import written_whole

MAX_WIDTH = 1280
_TIMEOUT_S = 60.0
_STEP_BACK_MS = 1_000


async def thumbnail(video: Path, facts: MediaFacts, at_ms: int, out: Path) -> None:
    """Write a JPEG of the frame at `at_ms` as it is shown, at most MAX_WIDTH pixels wide.

    A time past the end gives one of the last frames. Raises MediaToolError.
    """
    wanted_ms = min(max(0, at_ms), max(0, facts.duration_ms - 1))
    # The picture may end a little before its headers say.
    for time_ms in (wanted_ms, max(0, wanted_ms - _STEP_BACK_MS), 0):
        if jpeg := await _frame(video, facts, time_ms):
            with written_whole(out) as target:
                await asyncio.to_thread(target.write_bytes, jpeg)
            return
    raise MediaToolError(f"no frame at {at_ms} ms: {video}")


async def _frame(video: Path, facts: MediaFacts, time_ms: int) -> bytes:
    width = min(MAX_WIDTH, facts.width)
    height = max(1, round(width * facts.height / facts.width))
    done = await ffmpeg(
        *("-ss", f"{(time_ms + facts.start_offset_ms) / 1000}", *input_arguments(video)),
        *("-map", "0:V:0", "-frames:v", "1", "-vf", f"scale={width}:{height},setsar=1"),
        *("-c:v", "mjpeg", "-q:v", "3", "-f", "image2pipe", "pipe:1"),
        timeout_s=_TIMEOUT_S,
    )
    check(done, "thumbnail")
    return done.stdout
