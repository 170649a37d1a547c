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
_SEEK_EARLIER_MS = (0, 10_000, 60_000)
"""Transport streams have no index: a seek may land on a later key frame, and then it is tried again
from further back."""


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
    """Return the first frame from `time_ms` on as a JPEG, nothing when there is none."""
    for earlier_ms in _SEEK_EARLIER_MS:
        seek_ms = max(0, time_ms - earlier_ms)
        if jpeg := await _frame_after_seek(video, facts, seek_ms, time_ms):
            return jpeg
        if seek_ms == 0:
            break
    return b""


async def _frame_after_seek(video: Path, facts: MediaFacts, seek_ms: int, time_ms: int) -> bytes:
    """As `_frame`; nothing, too, when the seek lands after `seek_ms`. That of 0 cannot."""
    width = min(MAX_WIDTH, facts.width)
    height = max(1, round(width * facts.height / facts.width))
    # Frame times count from the seek; those of the frames it lands on lie before it.
    landed = "lte(t,0.001)" if seek_ms > 0 else "1"
    wanted = f"select='if(eq(n,0),st(0,{landed}));ld(0)*gte(t,{(time_ms - seek_ms) / 1000})'"
    done = await ffmpeg(
        *("-noaccurate_seek", "-ss", f"{(seek_ms + facts.start_offset_ms) / 1000}"),
        *(*input_arguments(video), "-map", "0:V:0", "-frames:v", "1"),
        *("-vf", f"{wanted},scale={width}:{height},setsar=1"),
        *("-c:v", "mjpeg", "-q:v", "3", "-f", "image2pipe", "pipe:1"),
        timeout_s=_TIMEOUT_S,
    )
    check(done, "thumbnail")
    return done.stdout
