"""A picture to draw on, with text in Latin and Cyrillic."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.media.contact_sheet.colours import Colour

Image = NDArray[np.uint8]

REGULAR, BOLD = 420, 640
_BASELINE = 0.36
"""From the middle of a line of capitals to their foot, in sizes of the font."""
_ELLIPSIS = "…"


@cache
def _font() -> Any:  # noqa: ANN401  (OpenCV has no types)
    """Return the font OpenCV carries: Rubik, which has Cyrillic."""
    return cv2.FontFace("sans")


@cache
def text_width(text: str, size: int, weight: int = REGULAR) -> int:
    """Return how wide the text is, px."""
    box = cv2.getTextSize((8192, 256), text, (0, 0), _font(), size, weight)
    return int(box[2])


def shortened(text: str, width: int, size: int, weight: int = REGULAR) -> str:
    """Return as much of the text as fits into `width` px; nothing rather than a lone letter."""
    if text_width(text, size, weight) <= width:
        return text
    for end in range(len(text) - 1, 2, -1):
        shorter = text[:end].rstrip() + _ELLIPSIS
        if text_width(shorter, size, weight) <= width:
            return shorter
    return ""


class Canvas:
    """An RGB picture. Places are px from the top left; text stands around its vertical middle."""

    def __init__(self, image: Image) -> None:
        self.image = image

    @classmethod
    def blank(cls, width: int, height: int, colour: Colour) -> "Canvas":
        """Return a picture of one colour."""
        return cls(np.full((height, width, 3), colour, np.uint8))

    def text(
        self, x: int, middle: int, text: str, size: int, colour: Colour, weight: int = REGULAR
    ) -> int:
        """Write a line and return where it ends."""
        at = (x, middle + round(size * _BASELINE))
        cv2.putText(self.image, text, at, colour, _font(), size, weight)
        return x + text_width(text, size, weight)

    def centred(
        self, x: int, middle: int, text: str, size: int, colour: Colour, weight: int = REGULAR
    ) -> None:
        """Write a line around `x`."""
        self.text(x - text_width(text, size, weight) // 2, middle, text, size, colour, weight)

    def chip(
        self, x: int, y: int, text: str, size: int, ink: Colour, ground: Colour
    ) -> tuple[int, int]:
        """Write a short text on a plate whose corner is at (x, y); return the plate's size."""
        width, height = text_width(text, size, BOLD) + size, round(size * 1.6)
        self.fill(x, y, width, height, ground, radius=height // 4)
        self.text(x + size // 2, y + height // 2, text, size, ink, BOLD)
        return width, height

    def fill(
        self, x: int, y: int, width: int, height: int, colour: Colour, *, radius: int = 0
    ) -> None:
        """Fill a rectangle, maybe with round corners."""
        if width <= 0 or height <= 0:
            return
        radius = min(radius, width // 2, height // 2)
        right, bottom = x + width - 1, y + height - 1
        cv2.rectangle(self.image, (x + radius, y), (right - radius, bottom), colour, cv2.FILLED)
        cv2.rectangle(self.image, (x, y + radius), (right, bottom - radius), colour, cv2.FILLED)
        if radius:
            for centre_x in (x + radius, right - radius):
                for centre_y in (y + radius, bottom - radius):
                    centre = (centre_x, centre_y)
                    cv2.circle(self.image, centre, radius, colour, cv2.FILLED, cv2.LINE_AA)

    def outline(
        self, x: int, y: int, width: int, height: int, colour: Colour, thickness: int
    ) -> None:
        """Draw the edges of a rectangle, inside of it."""
        half = thickness // 2
        corners = (x + half, y + half), (x + width - 1 - half, y + height - 1 - half)
        cv2.rectangle(self.image, *corners, colour, thickness, cv2.LINE_4)

    def curve(
        self, points: Sequence[tuple[float, float]], colour: Colour, thickness: int = 2
    ) -> None:
        """Draw a line through points."""
        if len(points) > 1:
            path = np.round(np.array(points)).astype(np.int32)
            cv2.polylines(self.image, [path], False, colour, thickness, cv2.LINE_AA)

    def area(self, points: Sequence[tuple[float, float]], colour: Colour, opacity: float) -> None:
        """Fill a polygon so that what lies under it is still seen."""
        path = np.round(np.array(points)).astype(np.int32)
        x, y, width, height = cv2.boundingRect(path)
        part = self.image[y : y + height, x : x + width]
        painted = part.copy()
        cv2.fillPoly(painted, [path - (x, y)], colour, cv2.LINE_AA)
        cv2.addWeighted(painted, opacity, part, 1 - opacity, 0, part)

    def dashes(self, x: int, top: int, bottom: int, colour: Colour) -> None:
        """Draw an upright dashed line."""
        for y in range(top, bottom, 9):
            cv2.line(self.image, (x, y), (x, min(y + 5, bottom)), colour, 1)

    def paste(self, x: int, y: int, picture: Image) -> None:
        """Put a picture with its corner at (x, y); what reaches out is cut."""
        rows, columns = self.image.shape[0] - y, self.image.shape[1] - x
        seen = picture[: max(0, rows), : max(0, columns)]
        self.image[y : y + seen.shape[0], x : x + seen.shape[1]] = seen


def resized(picture: Image, width: int, height: int) -> Image:
    """Return the picture in another size."""
    smaller = width < picture.shape[1]
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return cv2.resize(picture, (width, height), interpolation=how).astype(np.uint8, copy=False)


def darker(picture: Image, share: float) -> Image:
    """Return the picture with `share` (0..1) of its light taken away."""
    return cv2.convertScaleAbs(picture, alpha=1 - share).astype(np.uint8, copy=False)


def blurred(picture: Image, sigma: float) -> Image:
    """Return the picture out of focus; `sigma` in px."""
    return cv2.GaussianBlur(picture, (0, 0), sigma).astype(np.uint8, copy=False)
