"""Hard cuts, found on thumbnails of every frame."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

MIN_SHOT_MS = 400
"""Shorter shots are flashes, not shots (reference: merging above 0.4 s deletes real cuts)."""


class CutFinder:
    """Reports a cut where a frame differs from the one before far more than frames here usually do.

    The difference is the mean absolute change of a blurred YUV thumbnail, which a moving speaker
    hardly touches. A cut needs both an absolute step and a multiple of the recent median, so that
    camera shake and hand-held pans do not count.
    """

    def __init__(self, threshold: float = 8.0, ratio: float = 3.0, memory: int = 12) -> None:
        """`threshold` is in grey levels 0..255, `memory` in frames."""
        self._threshold = threshold
        self._ratio = ratio
        self._recent: deque[float] = deque(maxlen=memory)
        self._before: NDArray[np.int16] | None = None
        self._last_cut_ms: int | None = None

    def is_cut(self, cue: NDArray[np.uint8], time_ms: int) -> bool:
        """Take the next frame's (h, w, 3) thumbnail; say whether a new shot begins with it."""
        now = cue.astype(np.int16)
        if self._before is None:
            self._before, self._last_cut_ms = now, time_ms
            return False
        change = float(np.abs(now - self._before).mean())
        self._before = now
        usual = float(np.median(self._recent)) if self._recent else 0.0
        far_enough = self._last_cut_ms is None or time_ms - self._last_cut_ms >= MIN_SHOT_MS
        if change >= self._threshold and change >= self._ratio * usual and far_enough:
            self._recent.clear()
            self._last_cut_ms = time_ms
            return True
        self._recent.append(change)
        return False
