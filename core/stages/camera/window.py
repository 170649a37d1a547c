"""Geometry of the window over the displayed picture."""

from dataclasses import dataclass

from core.domain.crop import StaticCrop
from core.domain.media import MediaFacts

WIDTH, HEIGHT = 1080, 1920
MAX_ZOOM = 1.6
MIN_LINES = 1 / 3
"""Of the panel's lines: a window of fewer source lines looks soft when enlarged."""
UPRIGHT = 1.05
"""Width over height up to which a picture was framed for a phone: nothing is gained by coming
closer."""
HALVES = (0.25, 0.75)
"""Where the middles of the picture's halves are."""
WISH_ZOOM = 4.0
"""Closest zoom a person may ask for."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A place in the short, px, and the source picture it shows a part of, px."""

    width: int
    height: int
    source_width: int
    source_height: int

    @property
    def max_zoom(self) -> float:
        """Closest zoom the source bears; at zoom 1 the window just fits into the picture."""
        if self.source_width <= UPRIGHT * self.source_height:
            return 1.0
        lines = self.source_height * self.window(1.0)[1]
        return max(1.0, min(MAX_ZOOM, lines / (MIN_LINES * self.height)))

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


def full_panel(facts: MediaFacts) -> Panel:
    """Return the panel that fills the short."""
    return Panel(WIDTH, HEIGHT, facts.width, facts.height)


def half_panel(facts: MediaFacts) -> Panel:
    """Return one of the two stacked panels of a split."""
    return Panel(WIDTH, HEIGHT // 2, facts.width, facts.height)
