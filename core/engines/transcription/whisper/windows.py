"""A long sound in windows, so that memory does not grow with its length."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import av

RATE_HZ = 16_000
WINDOW_S = 180
_SEARCH_S = 20
_FRAME = RATE_HZ // 20

Samples = NDArray[np.int16]
Signal = NDArray[np.float32]


def windows(audio: Path) -> Iterator[tuple[float, Signal]]:
    """Yield (start in seconds, samples -1..1 at 16 kHz), each about WINDOW_S long.

    Cuts fall where the last _SEARCH_S seconds of a window are quietest, not inside a word.
    """
    buffer: list[Samples] = []
    held, start = 0, 0
    for piece in _decoded(audio):
        buffer.append(piece)
        held += piece.size
        if held >= WINDOW_S * RATE_HZ:
            samples = np.concatenate(buffer)
            cut = quietest_cut(samples)
            yield start / RATE_HZ, _as_float(samples[:cut])
            buffer, held, start = [samples[cut:]], samples.size - cut, start + cut
    if held:
        yield start / RATE_HZ, _as_float(np.concatenate(buffer))


def quietest_cut(samples: Samples) -> int:
    """Return the index of the quietest 50 ms within the last _SEARCH_S seconds."""
    searched = samples[-_SEARCH_S * RATE_HZ :]
    frames = searched[: searched.size // _FRAME * _FRAME].reshape(-1, _FRAME).astype(np.float32)
    quietest = int(np.argmin(np.square(frames).mean(axis=1)))
    return samples.size - searched.size + quietest * _FRAME + _FRAME // 2


def _decoded(audio: Path) -> Iterator[Samples]:
    import av  # noqa: PLC0415 - heavy, and only the child process needs it

    with av.open(str(audio)) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
        for frame in container.decode(audio=0):
            for part in resampler.resample(frame):
                yield _flat(part)
        for part in resampler.resample(None):
            yield _flat(part)


def _flat(frame: "av.AudioFrame") -> Samples:
    return frame.to_ndarray().reshape(-1).astype(np.int16, copy=False)


def _as_float(samples: Samples) -> Signal:
    return samples.astype(np.float32) / np.float32(32768)
