"""Hard cuts, found on thumbnails of the decoded frames."""

from collections import deque
from collections.abc import Iterable
from enum import Enum
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

MIN_SHOT_MS = 400
"""Shorter shots are flashes, not shots (reference: merging above 0.4 s deletes real cuts)."""
FLASH_MS = 250

Thumbnail = NDArray[np.uint8]


class Step(Enum):
    """From one frame to the next. UNDO: what was taken for a cut was a flash."""

    SAME = "same"
    CUT = "cut"
    UNDO = "undo"


class CutFinder:
    """Reports a cut where a frame differs from the one before far more than frames here usually do.

    The difference is the mean absolute change of a YUV thumbnail, which a moving speaker hardly
    touches. A cut needs both an absolute step and a multiple of the recent median, so that camera
    shake and hand-held pans do not count. A picture that returns within FLASH_MS never left.
    """

    def __init__(self, threshold: float = 8.0, ratio: float = 3.0, memory: int = 12) -> None:
        """`threshold` is in grey levels 0..255, `memory` in frames."""
        self._threshold = threshold
        self._ratio = ratio
        self._recent: deque[float] = deque(maxlen=memory)
        self._before: Thumbnail | None = None
        self._left: Thumbnail | None = None
        self._last_cut_ms = 0

    def step(self, now: Thumbnail, time_ms: int) -> Step:
        """Take the next frame's thumbnail; say what happened between them."""
        before, self._before = self._before, now
        if before is None:
            self._last_cut_ms = time_ms
            return Step.SAME
        if self._left is not None:
            if time_ms - self._last_cut_ms > FLASH_MS:
                self._left = None
            elif change(now, self._left) < self._threshold / 2:
                self._left = None
                return Step.UNDO
        return self._judge(before, now, time_ms)

    def _judge(self, before: Thumbnail, now: Thumbnail, time_ms: int) -> Step:
        moved = change(now, before)
        usual = median(self._recent) if self._recent else 0.0
        is_step = moved >= self._threshold and moved >= self._ratio * usual
        if is_step and time_ms - self._last_cut_ms >= MIN_SHOT_MS:
            self._recent.clear()
            self._left, self._last_cut_ms = before, time_ms
            return Step.CUT
        self._recent.append(moved)
        return Step.SAME


def exact_cut(cues: Iterable[tuple[int, Thumbnail]]) -> int:
    """Return the time of the frame that differs most from the one before it, of all frames
    around a cut, given with their times in order."""
    frames = list(cues)
    steps = ((change(now, before), time) for (_, before), (time, now) in pairwise(frames))
    return max(steps, default=(0.0, frames[-1][0]))[1]


def change(a: Thumbnail, b: Thumbnail) -> float:
    """Return the mean absolute difference of two thumbnails in grey levels."""
    return float(cv2.norm(a, b, cv2.NORM_L1)) / a.size
