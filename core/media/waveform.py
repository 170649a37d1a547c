"""Samples of a video's sound, in step with its picture."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.media.ffmpeg import INPUT_OPTIONS

if TYPE_CHECKING:
    import av

Samples = NDArray[np.int16]
_EARLIER_MS = 1_000
"""Codecs need some sound before to be right."""


def read_waveform(video: Path, facts: MediaFacts, span: Span, rate_hz: int) -> Samples:
    """Return the mono sound of a span, silence where there is none (or no sound stream).

    Times count from the first video frame. Sound that cannot be decoded is silence too.
    """
    import av  # noqa: PLC0415  (100 MB of libraries that only some processes need)

    samples = np.zeros(span.duration_ms * rate_hz // 1000, np.int16)
    with av.open(f"file:{video}", options=INPUT_OPTIONS) as container:
        if not container.streams.audio:
            return samples
        origin_s = Fraction(container.start_time or 0, av.time_base)
        origin_s += Fraction(span.start_ms + facts.start_offset_ms, 1000)
        seek_s = origin_s - Fraction(_EARLIER_MS, 1000)
        container.seek(round(seek_s * av.time_base))
        for time_s, piece in _pieces(container, rate_hz):
            at = round((time_s - origin_s) * rate_hz)
            if at >= len(samples):
                break
            first, last = max(0, at), min(len(samples), at + len(piece))
            if first < last:
                samples[first:last] = piece[first - at : last - at]
    return samples


def _pieces(
    container: "av.container.InputContainer", rate_hz: int
) -> Iterator[tuple[Fraction, Samples]]:
    """Yield decoded pieces with their times on the file's clock."""
    import av  # noqa: PLC0415  (see read_waveform)

    resampler = av.AudioResampler("s16", "mono", rate_hz)
    for packet in container.demux(container.streams.audio[0]):
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:
            continue
        for frame in frames:
            for piece in resampler.resample(frame):
                if piece.pts is not None and piece.time_base is not None:
                    yield piece.pts * piece.time_base, piece.to_ndarray()[0]
