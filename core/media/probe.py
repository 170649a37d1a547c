"""What kind of file this is: facts, or an error that says what is wrong with it."""

import asyncio
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.domain.errors import (
    EmptyFileError,
    NotAVideoError,
    TruncatedFileError,
    UnsupportedCodecError,
)
from core.domain.media import MediaFacts
from core.media.facts import Stream, declared_end_s, displayed_size, frame_rate, number
from core.media.ffmpeg import ffprobe, ffprobe_lines

_STREAM_ENTRIES = (
    "format=start_time,duration"
    ":stream=index,codec_type,codec_name,codec_tag_string,width,height,sample_aspect_ratio,"
    "avg_frame_rate,r_frame_rate,start_time,duration"
    ":stream_disposition=attached_pic,timed_thumbnails,still_image"
    ":stream_side_data=rotation:stream_tags=DURATION"
)
_TIMED_PACKETS = "%+#400"
_FIRST_PACKETS = "%+#24"
# A recording that starts between key frames shows nothing for a while.
_FIRST_SECONDS = "%+15"
_SCAN_TIMEOUT_S = 300.0
_NO_DECODER = ("Unsupported codec", "No codec could be found", "Decoder not found")
_CUT = ("partial file", "ended prematurely")
_STILL_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"avif"}
_MP4_BOXES = {b"ftyp", b"mdat", b"moov", b"wide", b"free", b"skip"}


@dataclass(frozen=True, slots=True)
class _Headers:
    """What ffprobe read without decoding."""

    container: dict[str, Any]
    video: Stream
    audio: Stream | None
    guessed_duration: bool


async def probe(path: Path) -> MediaFacts:
    """Return facts of the first video stream and the first sound stream.

    Raises EmptyFileError, NotAVideoError, TruncatedFileError, UnsupportedCodecError,
    EngineMissingError (no ffprobe), MediaToolError (it hung).
    """
    size = await asyncio.to_thread(lambda: path.stat().st_size)
    if size == 0:
        raise EmptyFileError(str(path))
    headers = await _headers(path)
    video, audio = headers.video, headers.audio
    start_s = await _first_frame_s(path, video)
    if start_s is None:
        raise TruncatedFileError(f"no picture can be decoded: {path}")
    audible = audio is not None and await _first_frame_s(path, audio) is not None
    width, height, rotation = displayed_size(video)
    fps, variable = frame_rate(video, await _packet_times_s(path, video))
    end_s = declared_end_s(video, headers.container)
    if end_s is None or headers.guessed_duration:
        end_s = start_s + await measured_length_s(path)
    container_start_s = number(headers.container.get("start_time")) or 0.0
    return MediaFacts(
        width=width,
        height=height,
        fps=round(fps, 3),
        variable_fps=variable,
        duration_ms=max(0, round((end_s - start_s) * 1000)),
        # Rounded down: a seek a hair too late would skip the first frame.
        start_offset_ms=max(0, math.floor((start_s - container_start_s) * 1000 + 1e-6)),
        rotation=rotation,
        video_codec=_codec(video),
        audio_codec=_codec(audio) if audio is not None and audible else None,
        bytes=size,
    )


async def measured_length_s(path: Path) -> float:
    """Read the whole file and return how long its picture really is."""
    first, last = math.inf, 0.0

    def handle(line: str) -> None:
        nonlocal first, last
        time, _, length = line.partition(",")
        if (start := number(time)) is not None:
            first = min(first, start)
            last = max(last, start + (number(length.rstrip(",")) or 0.0))

    entries = ("-select_streams", "V:0", "-show_entries", "packet=pts_time,duration_time")
    await ffprobe_lines(path, *entries, handle=handle, timeout_s=_SCAN_TIMEOUT_S)
    return max(0.0, last - first)


async def _headers(path: Path) -> _Headers:
    answer, done = await ffprobe(path, "-show_entries", _STREAM_ENTRIES)
    if not answer:
        raise await asyncio.to_thread(_what_it_is_instead, path, done.stderr)
    streams: list[Stream] = answer.get("streams", [])
    video = next((s for s in streams if s.get("codec_type") == "video" and not _is_still(s)), None)
    if video is None:
        raise NotAVideoError(f"no moving picture: {path}")
    return _Headers(
        container=answer.get("format", {}),
        video=video,
        audio=next((s for s in streams if s.get("codec_type") == "audio"), None),
        guessed_duration="Estimating duration from bitrate" in done.stderr,
    )


def _what_it_is_instead(path: Path, stderr: str) -> NotAVideoError | TruncatedFileError:
    with path.open("rb") as stream:
        head = stream.read(12)
    is_mp4 = head[4:8] in _MP4_BOXES and head[8:12] not in _STILL_BRANDS
    if is_mp4 and "moov atom not found" in stderr:
        return TruncatedFileError(f"the index of the file is missing: {path}")
    return NotAVideoError(f"{path}: {stderr.strip()[-300:]}")


def _is_still(stream: Stream) -> bool:
    return any(stream.get("disposition", {}).values())


def _codec(stream: Stream) -> str:
    name = str(stream.get("codec_name", "unknown"))
    return name if name not in {"unknown", "none"} else str(stream.get("codec_tag_string", name))


async def _first_frame_s(path: Path, stream: Stream) -> float | None:
    """Decode the beginning; return the first frame's time, None when there is no frame.

    Raises UnsupportedCodecError, TruncatedFileError.
    """
    for interval in (_FIRST_PACKETS, _FIRST_SECONDS):
        answer, done = await ffprobe(
            path,
            *("-select_streams", str(stream["index"]), "-read_intervals", interval),
            *("-show_entries", "frame=best_effort_timestamp_time"),
        )
        times = [number(f.get("best_effort_timestamp_time")) for f in answer.get("frames", ())]
        if known := [time for time in times if time is not None]:
            return min(known)
        if times:  # a frame without a time can only be the first
            return 0.0
        if any(sign in done.stderr for sign in _NO_DECODER):
            raise UnsupportedCodecError(done.stderr.strip()[-300:], codec=_codec(stream))
        if any(sign in done.stderr for sign in _CUT):
            raise TruncatedFileError(done.stderr.strip()[-300:])
    return None


async def _packet_times_s(path: Path, stream: Stream) -> list[float]:
    answer, _ = await ffprobe(
        path,
        *("-select_streams", str(stream["index"]), "-read_intervals", _TIMED_PACKETS),
        *("-show_entries", "packet=pts_time"),
    )
    times = (number(packet.get("pts_time")) for packet in answer.get("packets", ()))
    return [time for time in times if time is not None]
