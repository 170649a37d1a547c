"""What lies between the picture and the captions; names are those of the render contract."""

from dataclasses import dataclass
from enum import StrEnum

HOOK_MS = 3_000
MAX_HOOK_TEXT = 120
MAX_WATERMARK_TEXT = 60


class Corner(StrEnum):
    """Where a watermark is."""

    TOP_LEFT = "top_left"
    TOP_RIGHT = "top_right"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM_RIGHT = "bottom_right"


class Edge(StrEnum):
    """Where a progress bar is."""

    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Hook:
    """A title on a card; times in ms from the short's start, sizes as those of a caption style."""

    text: str
    from_ms: int = 0
    to_ms: int = HOOK_MS
    font_family: str = "Montserrat"
    font_weight: int = 800
    font_size_px: float = 72
    color: str = "#101014"
    background_color: str = "#ffffff"
    position_y: float = 0.2


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """A bar along an edge that grows with the short's time."""

    color: str = "#ffd400"
    height_px: float = 10
    edge: Edge = Edge.TOP


@dataclass(frozen=True, slots=True)
class Watermark:
    """A logo (its storage key) or a text in a corner: one of the two.

    width: share of the picture's width.  opacity: up to 1.
    """

    image_key: str | None = None
    text: str | None = None
    corner: Corner = Corner.TOP_RIGHT
    width: float = 0.2
    opacity: float = 0.85


@dataclass(frozen=True, slots=True)
class Overlays:
    """What is None is not drawn."""

    hook: Hook | None = None
    progress_bar: ProgressBar | None = None
    watermark: Watermark | None = None
