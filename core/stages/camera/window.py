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
    """Return the zoom that brings a face of this size to FACE_SHARE of the window's height, less
    where the face moves about so much that it would leave such a window."""
    size = median(s.rect.height for s in samples)
    left, right = _reach(samples)
    roomy = panel.window(1.0)[0] / max(right - left, 1e-3)
    return max(1.0, min(FACE_SHARE / max(size, 1e-3), panel.max_zoom, roomy))


def around(panel: Panel, samples: tuple[FaceSample, ...], zoom: float) -> StaticCrop:
    """Return the window at rest that holds these faces, with headroom."""
    width, height = panel.window(zoom)
    left, right = _reach(samples)
    x = median(s.rect.center_x for s in samples)
    if right - left >= width:
        x = (left + right) / 2
    else:  # nobody is cut who need not be
        x = min(max(x, right - width / 2), left + width / 2)
    y = median(s.rect.center_y for s in samples)
    return panel.place(x, y + (0.5 - FACE_LINE) * height, zoom)


def _reach(samples: tuple[FaceSample, ...]) -> tuple[float, float]:
    """Return how far to the left and to the right the face gets, but for its rarest moves."""
    rare = len(samples) // 20
    lefts = sorted(s.rect.x for s in samples)
    rights = sorted(s.rect.x + s.rect.width for s in samples)
    return lefts[rare], rights[-1 - rare]
