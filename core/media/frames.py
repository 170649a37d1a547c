"""Decoded frames of a span, each with its time from the first video frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.domain.errors import EngineUnavailableError
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.media.ffmpeg import INPUT_OPTIONS

if TYPE_CHECKING:
    import av

Image = NDArray[np.uint8]
_Timed = tuple[int, "av.VideoFrame"]
CUE_SIZE = (64, 36)
"""Width and height of the thumbnail every frame is reduced to for finding cuts."""
_FIRST_STEP_BACK_MS = 5_000
_SAME_TIME_S = 0.005


@dataclass(frozen=True, slots=True)
class DecodedFrame:
    """One frame. `cue` is a (36, 64, 3) uint8 YUV thumbnail; `image` is an upright (h, w, 3)
    uint8 RGB picture where a sample is due, else None."""

    time_ms: int
    cue: Image
    image: Image | None


def decode_span(
    video: Path, facts: MediaFacts, span: Span, sample_fps: float, width: int
) -> Iterator[DecodedFrame]:
    """Decode the span once, converting to RGB only `sample_fps` times a second.

    Times are presentation times minus the stream's start, so variable frame rates are right.
    `width` is the width of the displayed picture in `image`, px; smaller sources are not enlarged.
    Raises EngineUnavailableError when the file cannot be decoded.
    """
    import av  # noqa: PLC0415  (100 MB of libraries that only this process needs)

    try:
        with av.open(f"file:{video}", options=INPUT_OPTIONS) as container:
            stream = _picture(container)
            stream.thread_type = "AUTO"
            yield from _frames(container, stream, facts, span, sample_fps, width)
    except av.FFmpegError as error:
        raise EngineUnavailableError(f"decoding failed: {error}") from error


def _picture(container: "av.container.InputContainer") -> "av.VideoStream":
    """Return the video stream that is no cover art, as ingest chose it."""
    from av.stream import Disposition  # noqa: PLC0415  (see decode_span)

    for stream in container.streams.video:
        if not stream.disposition & Disposition.attached_pic:
            return stream
    raise EngineUnavailableError("no video stream")


def _frames(
    container: "av.container.InputContainer",
    stream: "av.VideoStream",
    facts: MediaFacts,
    span: Span,
    sample_fps: float,
    width: int,
) -> Iterator[DecodedFrame]:
    size = _stored_size(facts, width)
    due_ms = float(span.start_ms)
    for time_ms, frame in _timed(
        container, stream, _origin_s(container, stream, facts), span.start_ms
    ):
        if time_ms >= span.end_ms:
            return
        if time_ms < span.start_ms:
            continue
        image = None
        if time_ms >= due_ms:
            image = _upright(frame, size, facts.rotation)
            due_ms = max(due_ms + 1000 / sample_fps, time_ms + 500 / sample_fps)
        yield DecodedFrame(time_ms, _cue(frame), image)


def _origin_s(
    container: "av.container.InputContainer", stream: "av.VideoStream", facts: MediaFacts
) -> Fraction:
    """When the first frame comes on the file's clock: what the stream declares, unless its
    beginning cannot be decoded."""
    found = Fraction(container.start_time or 0, 1_000_000) + Fraction(facts.start_offset_ms, 1000)
    if stream.start_time is None or stream.time_base is None:
        return found
    declared = stream.start_time * stream.time_base
    return declared if abs(declared - found) < _SAME_TIME_S else found


def _timed(
    container: "av.container.InputContainer",
    stream: "av.VideoStream",
    origin_s: Fraction,
    start_ms: int,
) -> Iterator[_Timed]:
    """Yield frames with their times, beginning at `start_ms` or before.

    In containers without an index (transport streams) a seek may land on a later key frame: then
    it is tried again from further back.
    """
    back_ms = 0
    while True:
        seek_ms = start_ms - back_ms  # before the beginning is allowed, and means the beginning
        frames = _from(container, stream, origin_s, seek_ms)
        first = next(frames, None)
        if seek_ms < 0 or (first is not None and first[0] <= start_ms):
            break
        back_ms = max(_FIRST_STEP_BACK_MS, 4 * back_ms)
    if first is not None:
        yield first
        yield from frames


def _from(
    container: "av.container.InputContainer",
    stream: "av.VideoStream",
    origin_s: Fraction,
    seek_ms: int,
) -> Iterator[_Timed]:
    base = stream.time_base
    if base is None:
        raise EngineUnavailableError("the video stream has no time base")
    container.seek(round((origin_s + Fraction(seek_ms, 1000)) / base), stream=stream)
    for frame in container.decode(stream):
        if frame.pts is not None:
            yield round((frame.pts * base - origin_s) * 1000), frame


def _stored_size(facts: MediaFacts, width: int) -> tuple[int, int]:
    """Size to convert to before turning, so that the displayed picture is `width` wide."""
    scale = min(1.0, width / facts.width)
    shown = (max(2, round(facts.width * scale)), max(2, round(facts.height * scale)))
    return shown if facts.rotation % 180 == 0 else (shown[1], shown[0])


def _upright(frame: "av.VideoFrame", size: tuple[int, int], rotation: int) -> Image:
    picture = frame.to_ndarray(format="rgb24", width=size[0], height=size[1])
    return np.ascontiguousarray(np.rot90(picture, k=-(rotation // 90) % 4))


def _cue(frame: "av.VideoFrame") -> Image:
    small = frame.reformat(
        width=CUE_SIZE[0], height=CUE_SIZE[1], format="yuv444p", interpolation="FAST_BILINEAR"
    )
    return np.moveaxis(small.to_ndarray(), 0, -1).astype(np.uint8, copy=False)
