"""The caption styles every installation has.

A migration puts the same ones into the database, and `tests/contract/presets.json` shows them to
the render service. Their names in the languages of people and one line about each are texts:
`style-<slug>` and `style-<slug>-about`.
"""

from core.domain.captions import (
    Box,
    CaptionStyle,
    HighlightStyle,
    PageTransition,
    Shadow,
    TextTransform,
    WordEntrance,
)

DEFAULT_PRESET = "Shorts"

SYSTEM_PRESETS: dict[str, CaptionStyle] = {
    "Shorts": CaptionStyle(
        highlight_color="#ffe14a",
        stroke_color="#101014",
        stroke_px=10,
        position_y=0.7,
        max_width=0.86,
        highlight_style=HighlightStyle.POP_IN,
    ),
    "Podcast": CaptionStyle(
        font_family="Golos Text",
        font_weight=600,
        font_size_px=58,
        highlight_color="#7fdcff",
        stroke_color="#101014",
        stroke_px=0,
        box=Box(color="#101014c7", radius_px=26, padding_x_px=34, padding_y_px=14),
        position_y=0.74,
        words_per_page=7,
        transition=PageTransition.FADE,
        speaker_colors=("#ffffff", "#ffd9a8", "#c4f5c9", "#e3d1ff"),
    ),
    "Karaoke": CaptionStyle(
        font_family="Rubik",
        font_size_px=74,
        highlight_color="#ff4f8b",
        stroke_color="#1a0f24",
        stroke_px=9,
        shadow=Shadow(color="#00000080", offset_x_px=0, offset_y_px=6, blur_px=14),
        position_y=0.7,
        words_per_page=5,
        highlight_style=HighlightStyle.KARAOKE,
        transition=PageTransition.SLIDE,
    ),
    "Neon": CaptionStyle(
        font_family="Unbounded",
        font_size_px=66,
        highlight_color="#3dffe0",
        stroke_color="#1c0833",
        stroke_px=6,
        shadow=Shadow(color="#ff2bd6", offset_x_px=0, offset_y_px=0, blur_px=44),
        position_y=0.68,
        words_per_page=3,
        highlight_style=HighlightStyle.GLOW_PULSE,
        transition=PageTransition.ZOOM_IN,
    ),
    "Poster": CaptionStyle(
        font_weight=900,
        font_size_px=108,
        highlight_color="#ffe14a",
        stroke_color="#101014",
        stroke_px=11,
        shadow=Shadow(color="#000000b3", offset_x_px=0, offset_y_px=9, blur_px=0),
        position_y=0.69,
        words_per_page=2,
        text_transform=TextTransform.UPPERCASE,
        highlight_style=HighlightStyle.BOUNCE,
        highlight_rotation_deg=-3,
        transition=PageTransition.ZOOM_IN,
    ),
    "Minimal": CaptionStyle(
        font_family="Manrope",
        font_weight=600,
        font_size_px=54,
        stroke_color="#101014b3",
        stroke_px=2.5,
        shadow=Shadow(color="#000000d9", offset_x_px=0, offset_y_px=3, blur_px=18),
        position_y=0.75,
        max_width=0.8,
        words_per_page=6,
        highlight_style=HighlightStyle.NONE,
        word_entrance=WordEntrance.FADE,
    ),
    "Marker": CaptionStyle(
        font_family="Rubik",
        highlight_color="#7cff5b",
        stroke_color="#101014",
        stroke_px=9,
        position_y=0.7,
        words_per_page=3,
        text_transform=TextTransform.UPPERCASE,
        highlight_style=HighlightStyle.BACKGROUND,
        highlight_rotation_deg=-2,
        transition=PageTransition.DROP_IN,
    ),
    "Lecture": CaptionStyle(
        font_family="Golos Text",
        font_weight=600,
        font_size_px=54,
        color="#16181d",
        highlight_color="#2f6bff",
        stroke_color="#ffffff",
        stroke_px=0,
        box=Box(color="#fffffff0", radius_px=20, padding_x_px=34, padding_y_px=16),
        position_y=0.76,
        words_per_page=8,
        highlight_style=HighlightStyle.UNDERLINE,
        transition=PageTransition.FADE,
    ),
}


def slug_of(name: str) -> str:
    """Return the name of a system preset as its texts are called."""
    return name.casefold().replace(" ", "-")
