"""A face in one picture, and the square around it that is looked at closely."""

from dataclasses import dataclass
from math import cos, hypot, sin

import cv2
import numpy as np
from numpy.typing import NDArray

from core.domain.geometry import Rect

Picture = NDArray[np.uint8]
Points = NDArray[np.float32]
"""(n, 2) positions in px of the picture."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """`tilt` is the angle of the line through the eyes, clockwise radians in px space.

    mouth_open: lip gap over face height, None where lips were not read.
    """

    rect: Rect
    score: float
    tilt: float = 0.0
    mouth_open: float | None = None


@dataclass(frozen=True, slots=True)
class Square:
    """A turned square in px of a picture."""

    center_x: float
    center_y: float
    side: float
    tilt: float

    def cut(self, picture: Picture, size: int) -> Picture:
        """Return it upright as (size, size, 3), of a grey picture as (size, size); edges are
        repeated beyond the picture."""
        c, s = (size / self.side * f(self.tilt) for f in (cos, sin))
        x, y, middle = self.center_x, self.center_y, size / 2
        matrix = np.array([[c, s, middle - c * x - s * y], [-s, c, middle + s * x - c * y]])
        cut = cv2.warpAffine(
            picture, matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        return np.asarray(cut, dtype=np.uint8)

    def back(self, points: Points, size: int) -> Points:
        """Turn positions in the cut into positions in the picture."""
        turn = np.array([[cos(self.tilt), sin(self.tilt)], [-sin(self.tilt), cos(self.tilt)]])
        around = (points - size / 2) * (self.side / size)
        return np.asarray(around @ turn + (self.center_x, self.center_y), dtype=np.float32)


def square_around(sighting: Sighting, picture: Picture, scale: float) -> Square:
    """Return the square `scale` times the larger side of the face, turned with it."""
    height, width = picture.shape[:2]
    rect = sighting.rect
    side = scale * max(rect.width * width, rect.height * height)
    return Square(rect.center_x * width, rect.center_y * height, side, sighting.tilt)


def distance(points: Points, a: int, b: int) -> float:
    """Return the distance between two of the points, px."""
    return float(hypot(*(points[a] - points[b])))
