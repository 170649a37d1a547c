"""What a tracked face looks like: enough to know it again, and to tell it from a picture of one."""

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from core.domain.geometry import Rect
from core.engines.faces.sighting import Picture, Sighting, square_around

EVERY_MS = 900
MAX_VIEWS = 4
THUMB_PX = 24
PLACE_PX = 8
HEAD, FACE = 1.8, 1.0
"""Sides of the squares around a face in which hair, and the face alone, are seen."""
BINS = 12
COLOR_RANGE = (88.0, 168.0)
"""Of the a and b channels of 8-bit Lab: people and clothes hardly go beyond."""

Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class View:
    """One look at a face.

    thumb: the upright face in grey, zero mean and unit length.  head, clothes: histograms of
    lightness and colour, sum 1; `clothes` None where the picture ends before them.
    """

    thumb: Values
    head: Values
    clothes: Values | None


@dataclass(slots=True)
class Portrait:
    """Collects views about once a second.

    changes: how far the picture at the first place of the face has moved from what it was, grey
    levels 0..255, a value about every second.
    """

    views: list[View] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    _last_ms: int | None = None
    _place: Rect | None = None
    _first: Values | None = None

    def look(self, time_ms: int, picture: Picture, face: Sighting) -> None:
        """Take a look, unless the last was just now."""
        if self._last_ms is not None and time_ms - self._last_ms < EVERY_MS:
            return
        self._last_ms = time_ms
        self._watch_place(picture, face.rect)
        if len(self.views) < MAX_VIEWS:
            self.views.append(_view(picture, face))

    def _watch_place(self, picture: Picture, rect: Rect) -> None:
        if self._place is None:
            self._place = rect
        cut = _region(picture, self._place)
        if cut is None:
            return
        small = cv2.resize(cut, (PLACE_PX, PLACE_PX), interpolation=cv2.INTER_AREA)
        now = small.astype(np.float32)
        now -= now.mean()  # light and exposure change on pictures of faces too
        if self._first is None:
            self._first = now
        else:
            self.changes.append(float(np.abs(now - self._first).mean()))


def _view(picture: Picture, face: Sighting) -> View:
    square = square_around(face, picture, FACE)
    grey = cv2.cvtColor(square.cut(picture, THUMB_PX), cv2.COLOR_RGB2GRAY).astype(np.float32)
    grey -= grey.mean()
    thumb = grey / max(float(np.linalg.norm(grey)), 1e-6)
    head = square_around(face, picture, HEAD).cut(picture, 2 * THUMB_PX)
    rect = face.rect
    below = Rect(rect.x - 0.5 * rect.width, rect.y + 1.3 * rect.height, 2 * rect.width, rect.height)
    cut = _region(picture, below)
    return View(np.asarray(thumb), _colors(head), None if cut is None else _colors(cut))


def _region(picture: Picture, rect: Rect) -> Picture | None:
    """Return what of the rectangle lies in the picture; None when that is less than half."""
    height, width = picture.shape[:2]
    left, top = max(0, round(rect.x * width)), max(0, round(rect.y * height))
    right = min(width, round((rect.x + rect.width) * width))
    bottom = min(height, round((rect.y + rect.height) * height))
    whole = rect.area * width * height
    if right <= left or bottom <= top or (right - left) * (bottom - top) < whole / 2:
        return None
    return picture[top:bottom, left:right]


def _colors(cut: Picture) -> Values:
    small = cv2.resize(cut, (2 * THUMB_PX, 2 * THUMB_PX), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    color = cv2.calcHist([lab], [1, 2], None, [BINS, BINS], [*COLOR_RANGE, *COLOR_RANGE])
    light = cv2.calcHist([lab], [0], None, [BINS], [0, 256])
    both = np.concatenate((color.ravel(), light.ravel()))
    return np.asarray(both / max(float(both.sum()), 1e-6), dtype=np.float32)
