"""Geometry of the 9:16 window over the displayed picture."""

from dataclasses import dataclass
from statistics import median

from core.domain.crop import StaticCrop
from core.domain.faces import FaceSample

FACE_SHARE = 0.20
"""Wanted height of a face in the window; smaller faces are zoomed in on."""
FACE_LINE = 0.36
"""Wanted height of the face's centre in the window, from its top: headroom."""
MAX_ZOOM = 1.6
MIN_WINDOW_PX = 640
"""A window of fewer source lines looks soft when enlarged to 1920."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A place in the short, px, and the source picture it shows a part of, px."""

    width: int
    height: int
    source_width: int
    source_height: int

    @property
    def max_zoom(self) -> float:
        """Closest zoom the source's resolution bears; at zoom 1 the window just fits into it."""
        lines = self.source_height * self.window(1.0)[1]
        return max(1.0, min(MAX_ZOOM, lines / MIN_WINDOW_PX))

    def window(self, zoom: float) -> tuple[float, float]:
        """Width and height of the window, 0..1 of the source."""
        width = (self.width / self.height) / (self.source_width / self.source_height)
        scale = zoom * max(1.0, width)
        return width / scale, 1.0 / scale

    def place(self, x: float, y: float, zoom: float) -> StaticCrop:
        """Return the window nearest to the wanted centre that lies inside the picture."""
        width, height = self.window(zoom)
        return StaticCrop(
            round(min(max(x, width / 2), 1 - width / 2), 5),
            round(min(max(y, height / 2), 1 - height / 2), 5),
            round(zoom, 4),
        )


def zoom_for(panel: Panel, samples: tuple[FaceSample, ...]) -> float:
    """Return the zoom that brings a face of this size to FACE_SHARE of the window's height."""
    size = median(s.rect.height for s in samples)
    return min(max(FACE_SHARE / max(size, 1e-3), 1.0), panel.max_zoom)


def around(panel: Panel, samples: tuple[FaceSample, ...], zoom: float) -> StaticCrop:
    """Return the window at rest that holds these faces, with headroom."""
    x = median(s.rect.center_x for s in samples)
    y = median(s.rect.center_y for s in samples)
    return panel.place(x, y + (0.5 - FACE_LINE) * panel.window(zoom)[1], zoom)
