"""Caption style and the words to burn; names are those of the render contract."""

from dataclasses import dataclass
from enum import StrEnum


class TextTransform(StrEnum):
    """Letter case of the caption."""

    NONE = "none"
    UPPERCASE = "uppercase"
    LOWERCASE = "lowercase"
    CAPITALIZE = "capitalize"


class HighlightStyle(StrEnum):
    """How the spoken word stands out."""

    NONE = "none"
    COLOR = "color"
    BACKGROUND = "background"
    UNDERLINE = "underline"
    POP_IN = "pop_in"
    KARAOKE = "karaoke"
    BOUNCE = "bounce"
    GLOW_PULSE = "glow_pulse"


class WordEntrance(StrEnum):
    """How a word appears when its time comes; `none` shows the whole page at once."""

    NONE = "none"
    FADE = "fade"
    RISE = "rise"
    POP = "pop"


class PageTransition(StrEnum):
    """How a page of words comes."""

    NONE = "none"
    FADE = "fade"
    SLIDE = "slide"
    ZOOM_IN = "zoom_in"
    DROP_IN = "drop_in"


@dataclass(frozen=True, slots=True)
class Shadow:
    """A shadow of the letters."""

    color: str = "#00000099"
    offset_x_px: float = 0
    offset_y_px: float = 6
    blur_px: float = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A background behind the lines of a page."""

    color: str = "#000000b3"
    radius_px: float = 24
    padding_x_px: float = 28
    padding_y_px: float = 14


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """Look of the captions; defaults are those of the render service.

    Sizes are px of a 1080x1920 picture, positions 0..1 of it, of the centre of the block; the
    service adapts both to the real one. Colours are #rrggbb or #rrggbbaa.
    speaker_colors: a colour for each speaker in order of first appearance, from the start again
    when there are more; empty = off.
    """

    font_family: str = "Montserrat"
    font_weight: int = 800
    font_size_px: float = 76
    color: str = "#ffffff"
    highlight_color: str = "#ffd400"
    stroke_color: str = "#000000"
    stroke_px: float = 6
    shadow: Shadow | None = None
    box: Box | None = None
    position_x: float = 0.5
    position_y: float = 0.72
    max_width: float = 0.84
    words_per_page: int = 4
    max_lines: int = 2
    text_transform: TextTransform = TextTransform.NONE
    highlight_style: HighlightStyle = HighlightStyle.COLOR
    highlight_rotation_deg: float = 0
    word_entrance: WordEntrance = WordEntrance.NONE
    transition: PageTransition = PageTransition.NONE
    speaker_colors: tuple[str, ...] = ()


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
