"""How the render service moves the window between keyframes (`remotion_service/src/crop`)."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def smooth(keys: Floats, values: Floats, times: Floats) -> Floats:
    """Return the points of the `smooth` interpolation at some times: at rest before the first and
    after the last key, through all of them without overshooting.

    keys: (k,) rising.  values: (k, d).  times: (t,).  Returns (t, d).
    """
    if len(keys) == 1:
        return np.repeat(values, len(times), axis=0)
    slopes = _slopes(keys, values)
    index = np.clip(np.searchsorted(keys, times, "right") - 1, 0, len(keys) - 2)
    length = (keys[index + 1] - keys[index])[:, None]
    t = np.clip((times - keys[index])[:, None] / length, 0.0, 1.0)
    return (
        values[index] * (1 + 2 * t) * (1 - t) ** 2
        + slopes[index] * length * t * (1 - t) ** 2
        + values[index + 1] * t * t * (3 - 2 * t)
        + slopes[index + 1] * length * t * t * (t - 1)
    )


def _slopes(keys: Floats, values: Floats) -> Floats:
    """Harmonic mean of the slopes to either side, zero at extremes and at both ends."""
    secants = np.diff(values, axis=0) / np.diff(keys)[:, None]
    before, after = secants[:-1], secants[1:]
    same = before * after > 0
    total = np.where(same, before + after, 1.0)
    inner = np.where(same, 2 * before * after / total, 0.0)
    flat = np.zeros((1, values.shape[1]))
    return np.concatenate((flat, inner, flat))
