"""Mel-frequency cepstral coefficients, the way active-speaker networks were trained to hear.

The same numbers as `mfcc` of python_speech_features with its defaults, to the last digits.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
WINDOW, HOP = 400, 160
"""Samples: 25 ms, every 10 ms. The window is rectangular."""
COEFFICIENTS = 13
_FILTERS, _FFT = 26, 512
_PREEMPHASIS, _LIFTER = 0.97, 22
_BLOCK = 1_000
"""So many windows at once: an hour of them would not fit into memory."""

Floats = NDArray[np.float64]
Cepstra = NDArray[np.float32]


def mfcc(samples: NDArray[np.int16]) -> Cepstra:
    """Return (n, 13) coefficients of a mono sound at 16 kHz; row i tells of the 25 ms from 10 * i
    ms on. The first coefficient is the logarithm of the energy.

    The last window is filled up with silence; there is always one.
    """
    sound = samples.astype(np.float64)
    sound = np.append(sound[:1], sound[1:] - _PREEMPHASIS * sound[:-1])
    count = 1 + max(0, -(-(len(sound) - WINDOW) // HOP))
    padded = np.zeros((count - 1) * HOP + WINDOW)
    padded[: len(sound)] = sound
    windows = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]
    blocks = [_cepstra(windows[at : at + _BLOCK]) for at in range(0, count, _BLOCK)]
    return np.concatenate(blocks).astype(np.float32)


def _cepstra(windows: Floats) -> Floats:
    power = np.abs(np.fft.rfft(windows, _FFT)) ** 2 / _FFT
    bands = np.log(_not_zero(power @ _filters().T))
    cepstra = bands @ _cosines().T
    n = np.arange(COEFFICIENTS)
    cepstra *= 1 + _LIFTER / 2 * np.sin(np.pi * n / _LIFTER)
    cepstra[:, 0] = np.log(_not_zero(power.sum(axis=1)))
    return np.asarray(cepstra)


def _not_zero(values: Floats) -> Floats:
    return np.where(values == 0, np.finfo(np.float64).eps, values)


@cache
def _filters() -> Floats:
    """Return the triangles, (26, 257), evenly spaced in mel from 0 to 8000 Hz."""
    top = 2595 * np.log10(1 + RATE_HZ / 2 / 700)
    mels = np.linspace(0, top, _FILTERS + 2)
    edges = np.floor((_FFT + 1) * 700 * (10 ** (mels / 2595) - 1) / RATE_HZ)
    low, middle, high = (edges[k : k + _FILTERS, None] for k in range(3))
    bins = np.arange(_FFT // 2 + 1)[None, :]
    rising, falling = (bins - low) / (middle - low), (high - bins) / (high - middle)
    return np.asarray(np.maximum(0.0, np.minimum(rising, falling)))


@cache
def _cosines() -> Floats:
    """Return the orthonormal discrete cosine transform, (13, 26)."""
    k, n = np.arange(COEFFICIENTS)[:, None], np.arange(_FILTERS)[None, :]
    table = np.sqrt(2 / _FILTERS) * np.cos(np.pi * k * (2 * n + 1) / (2 * _FILTERS))
    table[0] /= np.sqrt(2)
    return np.asarray(table)
