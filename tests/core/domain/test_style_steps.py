"""A style is changed by small steps, and stays one that can be drawn."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from core.domain.captions import CaptionStyle, TextTransform
from core.domain.errors import BadColorError, InvalidStyleError
from core.domain.presets import SYSTEM_PRESETS
from core.domain.style_json import style_from
from core.domain.style_rules import FONT_FAMILIES, FONT_WEIGHTS, HEAVIEST, typed_color
from core.domain.style_steps import DOWN, OFF, ON, SCALES, UP, StylePart, color_of, stepped

FONTS = Path(__file__).parents[2] / "contract" / "fonts.json"


def test_scales_end_where_they_end() -> None:
    for preset in SYSTEM_PRESETS.values():
        style = preset
        for part, (field, least, most, _) in SCALES.items():
            for value, end in ((UP, most), (DOWN, least)):
                for _ in range(40):
                    style = stepped(style, part, value)
                assert getattr(style, field) == end
        assert style_from(asdict(style)) == style


def test_a_size_of_a_file_comes_back_without_a_jump() -> None:
    huge = CaptionStyle(font_size_px=300)
    assert stepped(huge, StylePart.SIZE, UP) == huge
    assert stepped(huge, StylePart.SIZE, DOWN).font_size_px == 294


def test_fonts_have_the_weights_that_are_offered() -> None:
    known = json.loads(FONTS.read_text())["families"]
    for place, family in enumerate(FONT_FAMILIES):
        style = stepped(CaptionStyle(font_weight=900), StylePart.FONT, str(place))
        assert style.font_weight == HEAVIEST.get(family, FONT_WEIGHTS[-1]) == max(known[family])
        offered = {style.font_weight}
        for _ in FONT_WEIGHTS:
            style = stepped(style, StylePart.WEIGHT, DOWN)
            offered.add(style.font_weight)
        assert sorted(offered) == known[family]


def test_switches_and_colours() -> None:
    style = SYSTEM_PRESETS["Podcast"]
    upper = stepped(style, StylePart.CASE, ON)
    assert upper.text_transform is TextTransform.UPPERCASE
    assert stepped(upper, StylePart.CASE, ON) == upper, "pressed twice, turned once"
    assert stepped(upper, StylePart.CASE, OFF) == style
    assert stepped(style, StylePart.BOX, OFF).box is None
    assert stepped(stepped(style, StylePart.BOX, OFF), StylePart.SHADOW, ON).shadow is not None
    boxed = stepped(style, StylePart.BOX_COLOR, "#ff0000")
    assert boxed.box is not None
    assert boxed.box.color == "#ff0000c7", "it stays as transparent as it was"
    assert color_of(boxed, StylePart.BOX_COLOR) == "#ff0000"
    plain = stepped(style, StylePart.COLOR, "#00ff00")
    assert (plain.color, plain.speaker_colors) == ("#00ff00", ())


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (StylePart.FONT, "8"),
        (StylePart.FONT, "-1"),
        (StylePart.SIZE, "400"),
        (StylePart.WEIGHT, "900"),
        (StylePart.BOX, "maybe"),
        (StylePart.HIGHLIGHT, "sparkle"),
        (StylePart.COLOR, "red"),
    ],
)
def test_what_is_not_on_offer_is_refused(part: StylePart, value: str) -> None:
    with pytest.raises((ValueError, InvalidStyleError)):
        stepped(CaptionStyle(), part, value)


def test_colours_are_read_as_people_type_them() -> None:
    assert [typed_color(text) for text in ("#FF4F8B", " ff4f8b ", "#0af")] == [
        "#ff4f8b",
        "#ff4f8b",
        "#00aaff",
    ]
    for text in ("", "red", "#12345", "#1234567", "#ff4f8b; drop"):
        with pytest.raises(BadColorError):
            typed_color(text)
