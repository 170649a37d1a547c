"""From a path of many points to the few keyframes that make the same picture."""

import numpy as np
from numpy.typing import NDArray

from core.stages.camera.curve import smooth

Floats = NDArray[np.float64]

MIN_APART_S = 0.5
REST_S = 0.5
KEYS_AT_REST, KEYS_PER_S = 4, 1.0
"""Most keyframes of a path: so many, and so many more a second."""


def keyframes(times: Floats, path: Floats, tolerance: Floats) -> NDArray[np.int64]:
    """Return the indices of the points to keep, first and last among them.

    times: (t,) in s.  path: (t, d).  tolerance: (d,), how far off the curve through the kept
    points may be. Ends of rests are kept, so that rest stays rest.
    """
    kept = _rests(times, path)
    most = KEYS_AT_REST + int(KEYS_PER_S * (times[-1] - times[0]))
    while len(kept) < most:
        curve = smooth(times[kept], path[kept], times)
        off = (np.abs(curve - path) / tolerance).max(axis=1)
        near = np.abs(times[:, None] - times[kept][None, :]).min(axis=1)
        off[near < MIN_APART_S] = 0.0
        worst = int(off.argmax())
        if off[worst] <= 1.0:
            break
        kept = np.sort(np.append(kept, worst))
    return kept


def _rests(times: Floats, path: Floats) -> NDArray[np.int64]:
    """Return the first and the last point, and where rests begin and end."""
    moves = np.abs(np.diff(path, axis=0)).max(axis=1) > 1e-9  # noqa: PLR2004
    kept = [0]
    for index in range(1, len(times) - 1):
        if moves[index - 1] != moves[index] and times[index] - times[kept[-1]] >= REST_S:
            kept.append(index)
    if len(kept) > 1 and times[-1] - times[kept[-1]] < REST_S:
        kept.pop()
    return np.array([*kept, len(times) - 1])
