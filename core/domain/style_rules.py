"""What a caption style may be made of: the limits of the render contract."""

import re
from typing import NamedTuple

from core.domain.errors import BadColorError

FONT_FAMILIES = (
    "Montserrat",
    "Golos Text",
    "Rubik",
    "Manrope",
    "Oswald",
    "Unbounded",
    "Russo One",
    "Caveat",
)
FONT_WEIGHTS = (400, 500, 600, 700, 800, 900)
HEAVIEST = {"Manrope": 800, "Oswald": 700, "Russo One": 400, "Caveat": 700}
"""Fonts that lack the heavier weights, and the heaviest one they have."""
COLOR = r"^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$"
MAX_SPEAKER_COLORS = 8


_TYPED_COLOR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


class Limits(NamedTuple):
    """Smallest and largest value of a number; `whole` where it has no fractions."""

    least: float
    most: float
    whole: bool = False

    def __str__(self) -> str:
        return f"{self.least:g}…{self.most:g}"


STYLE_LIMITS = {
    "font_size_px": Limits(12, 400),
    "stroke_px": Limits(0, 40),
    "position_x": Limits(0, 1),
    "position_y": Limits(0, 1),
    "max_width": Limits(0.2, 1),
    "words_per_page": Limits(1, 12, whole=True),
    "max_lines": Limits(1, 4, whole=True),
    "highlight_rotation_deg": Limits(-20, 20),
}
SHADOW_LIMITS = {
    "offset_x_px": Limits(-60, 60),
    "offset_y_px": Limits(-60, 60),
    "blur_px": Limits(0, 100),
}
BOX_LIMITS = {
    "radius_px": Limits(0, 200),
    "padding_x_px": Limits(0, 200),
    "padding_y_px": Limits(0, 200),
}


def typed_color(text: str) -> str:
    """Return #rrggbb of a colour as people type it: with or without the sign, in three digits or
    six. Raises BadColorError."""
    found = _TYPED_COLOR.fullmatch(text.strip())
    if found is None:
        raise BadColorError(f"{text!r} is no colour")
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(each * 2 for each in digits))  # noqa: PLR2004
