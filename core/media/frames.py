"""Decoded frames of a span, each with its time from the first video frame."""

import os
from collections.abc import Callable, Iterator
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
from core.media.sparse import PacketDecoder

if TYPE_CHECKING:
    import av

Image = NDArray[np.uint8]
_Timed = tuple[int, "av.VideoFrame", bool]
CUE_SIZE = (64, 36)
"""Width and height of the thumbnail every frame is reduced to for finding cuts."""
MAX_THREADS = 2
MAX_THREADED_PIXELS = 4_096 * 2_304
_FIRST_STEP_BACK_MS = 5_000
_SAME_TIME_S = 0.005


@dataclass(frozen=True, slots=True)
class DecodedFrame:
    """One frame. `cue` is a (3, 36, 64) uint8 YUV thumbnail; `follows` says that the frame before
    it in the file was handed out too. Use it before asking for the next one."""

    time_ms: int
    cue: Image
    follows: bool
    _frame: "av.VideoFrame"
    _scaler: "_Scaler"

    def picture(self) -> Image:
        """Return the upright (h, w, 3) uint8 RGB picture."""
        return self._scaler.picture(self._frame)

    def brightness(self, long_side: int) -> Image:
        """Return the upright (h, w) uint8 grey picture, 0..255, its longer side at most so many px.

        Less work than `picture`.
        """
        return self._scaler.brightness(self._frame, long_side)


def decode_span(
    video: Path,
    facts: MediaFacts,
    span: Span,
    long_side: int,
    *,
    sparse: Callable[[], bool] | None = None,
) -> Iterator[DecodedFrame]:
    """Decode the span once; only frames whose picture is asked for are converted to RGB.

    Times are presentation times minus the stream's start, so variable frame rates are right.
    `long_side` is that of the displayed picture, px; smaller sources are not enlarged. While
    `sparse` says so, frames that no other needs are left out, except where the picture may change.
    Damaged frames are
    passed over, and a file that breaks off ends there. Raises EngineUnavailableError when nothing
    can be decoded.
    """
    import av  # noqa: PLC0415  (100 MB of libraries that only this process needs)

    seen = False
    try:
        with av.open(f"file:{video}", options=INPUT_OPTIONS) as container:
            stream = _picture(container)
            _use_threads(stream, facts)
            scaler = _Scaler(facts, long_side)
            for time_ms, frame, follows in _in_span(container, stream, facts, span, sparse):
                seen = True
                yield DecodedFrame(time_ms, scaler.cue(frame), follows, frame, scaler)
    except av.FFmpegError as error:
        if not seen:
            raise EngineUnavailableError(f"decoding failed: {error}") from error
    if not seen:
        raise EngineUnavailableError("decoding failed: no frame in the span")


def _use_threads(stream: "av.VideoStream", facts: MediaFacts) -> None:
    """Every thread of frame threading holds a frame: too much memory for very large ones."""
    large = facts.width * facts.height > MAX_THREADED_PIXELS
    stream.thread_type = "SLICE" if large else "AUTO"
    stream.codec_context.thread_count = min(MAX_THREADS, os.cpu_count() or 1)


def _picture(container: "av.container.InputContainer") -> "av.VideoStream":
    """Return the video stream that is no cover art, as ingest chose it."""
    from av.stream import Disposition  # noqa: PLC0415  (see decode_span)

    for stream in container.streams.video:
        if not stream.disposition & Disposition.attached_pic:
            return stream
    raise EngineUnavailableError("no video stream")


def _in_span(
    container: "av.container.InputContainer",
    stream: "av.VideoStream",
    facts: MediaFacts,
    span: Span,
    sparse: Callable[[], bool] | None,
) -> Iterator[_Timed]:
    origin_s = _origin_s(container, stream, facts)
    for timed in _timed(container, stream, origin_s, span.start_ms, sparse):
        if timed[0] >= span.end_ms:
            return
        if timed[0] >= span.start_ms:
            yield timed


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
    sparse: Callable[[], bool] | None,
) -> Iterator[_Timed]:
    """Yield frames with their times, beginning at `start_ms` or before.

    In containers without an index (transport streams) a seek may land on a later key frame: then
    it is tried again from further back.
    """
    back_ms = 0
    while True:
        seek_ms = start_ms - back_ms  # before the beginning is allowed, and means the beginning
        frames = _from(container, stream, origin_s, seek_ms, sparse)
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
    sparse: Callable[[], bool] | None,
) -> Iterator[_Timed]:
    base = stream.time_base
    if base is None:
        raise EngineUnavailableError("the video stream has no time base")
    container.seek(round((origin_s + Fraction(seek_ms, 1000)) / base), stream=stream)
    decoder = PacketDecoder(stream, sparse)
    for packet in container.demux(stream):
        for frame, follows in decoder.decode(packet):
            yield round((Fraction(frame.pts or 0) * base - origin_s) * 1000), frame, follows


class _Scaler:
    """Reduces frames to thumbnails and pictures, with the pixel aspect and rotation applied."""

    def __init__(self, facts: MediaFacts, long_side: int) -> None:
        from av.video.reformatter import VideoReformatter  # noqa: PLC0415  (see decode_span)

        self._facts = facts
        self._size = self._stored_size(long_side)
        self._turns = -(facts.rotation // 90) % 4
        # each keeps its tables from frame to frame, which one for all could not
        self._to_cue, self._to_size, self._to_rgb, self._to_grey = (
            VideoReformatter() for _ in range(4)
        )

    def _stored_size(self, long_side: int) -> tuple[int, int]:
        facts = self._facts
        scale = min(1.0, long_side / max(facts.width, facts.height))
        shown = (max(2, round(facts.width * scale)), max(2, round(facts.height * scale)))
        return shown if facts.rotation % 180 == 0 else (shown[1], shown[0])

    def cue(self, frame: "av.VideoFrame") -> Image:
        """Return the thumbnail as stored, neither turned nor stretched."""
        width, height = CUE_SIZE
        small = self._to_cue.reformat(
            frame, width, height, "yuv444p", interpolation="FAST_BILINEAR", threads=1
        )
        return np.ascontiguousarray(small.to_ndarray(), dtype=np.uint8)

    def picture(self, frame: "av.VideoFrame") -> Image:
        """Return an upright RGB picture of the size the scaler was made for."""
        # in two steps: scaling and turning to RGB at once takes 2.5 times as long
        small = self._to_size.reformat(
            frame, *self._size, "yuv420p", interpolation="AREA", threads=1
        )
        colored = self._to_rgb.reformat(small, format="rgb24", threads=1)
        return np.ascontiguousarray(np.rot90(colored.to_ndarray(), k=self._turns))

    def brightness(self, frame: "av.VideoFrame", long_side: int) -> Image:
        """Return an upright grey picture."""
        size = self._stored_size(long_side)
        grey = self._to_grey.reformat(frame, *size, "gray", interpolation="AREA", threads=1)
        return np.ascontiguousarray(np.rot90(grey.to_ndarray(), k=self._turns))
