"""Caption style and the words to burn; names are those of the render contract."""

from dataclasses import dataclass
from enum import StrEnum


class TextTransform(StrEnum):
    """Letter case of the caption."""

    NONE = "none"
    UPPERCASE = "uppercase"


class HighlightStyle(StrEnum):
    """How the spoken word stands out."""

    COLOR = "color"
    BACKGROUND = "background"
    POP_IN = "pop_in"


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """Look of the captions; sizes in px of a 1080x1920 picture, positions 0..1 of it."""

    font_family: str = "Montserrat"
    font_weight: int = 800
    font_size_px: int = 76
    color: str = "#FFFFFF"
    highlight_color: str = "#FFE14A"
    stroke_color: str = "#101014"
    stroke_px: int = 10
    position_y: float = 0.70
    max_width: float = 0.86
    words_per_page: int = 4
    max_lines: int = 2
    text_transform: TextTransform = TextTransform.NONE
    highlight_style: HighlightStyle = HighlightStyle.POP_IN


@dataclass(frozen=True, slots=True)
class CaptionWord:
    """A word to show; times in ms from the clip's start."""

    text: str
    start_ms: int
    end_ms: int
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Captions:
    """Words and their look."""

    style: CaptionStyle
    words: tuple[CaptionWord, ...]


SYSTEM_PRESETS: dict[str, CaptionStyle] = {
    "Shorts": CaptionStyle(),
    "Podcast": CaptionStyle(
        font_family="Golos Text",
        font_weight=700,
        font_size_px=60,
        highlight_color="#9BE7FF",
        stroke_px=6,
        position_y=0.76,
        words_per_page=6,
        highlight_style=HighlightStyle.COLOR,
    ),
}
"""Presets every installation has; a migration puts the same ones into the database."""
