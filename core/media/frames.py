"""Decoded frames of a span, each with its time from the first video frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.domain.errors import EngineUnavailableError
from core.domain.media import MediaFacts
from core.domain.spans import Span

if TYPE_CHECKING:
    import av

Image = NDArray[np.uint8]
CUE_SIZE = (64, 36)
"""Width and height of the thumbnail every frame is reduced to for finding cuts."""


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
        with av.open(str(video)) as container:
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
    base = stream.time_base
    if base is None:
        raise EngineUnavailableError("the video stream has no time base")
    start = stream.start_time or 0
    container.seek(start + round(span.start_ms / 1000 / base), stream=stream)
    size = _stored_size(facts, width)
    due_ms = float(span.start_ms)
    for frame in container.decode(stream):
        if frame.pts is None:
            continue
        time_ms = round(float((frame.pts - start) * base) * 1000)
        if time_ms >= span.end_ms:
            return
        if time_ms < span.start_ms:
            continue
        image = None
        if time_ms >= due_ms:
            image = _upright(frame, size, facts.rotation)
            due_ms = max(due_ms + 1000 / sample_fps, time_ms + 500 / sample_fps)
        yield DecodedFrame(time_ms, _cue(frame), image)


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
