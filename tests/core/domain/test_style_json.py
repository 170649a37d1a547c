"""Styles as files: what is written is read again, and what is wrong is named."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from core.domain.captions import Box, CaptionStyle, Shadow
from core.domain.errors import BrokenStyleError, InvalidStyleError, NewerStyleError
from core.domain.presets import SYSTEM_PRESETS
from core.domain.style_json import dump_style, load_style, style_from

RICH = replace(SYSTEM_PRESETS["Podcast"], shadow=Shadow(blur_px=3.5), box=Box(), position_x=0.4)


def document(**style: object) -> str:
    return json.dumps({"kind": "shorts-style", "version": 1, "name": "Мой", "style": style})


@pytest.mark.parametrize("style", [*SYSTEM_PRESETS.values(), RICH, CaptionStyle()])
def test_a_style_survives_its_file(style: CaptionStyle) -> None:
    assert load_style(dump_style("Мой ✨", style)) == ("Мой ✨", style)


def test_every_field_is_in_the_file_and_read_from_it() -> None:
    written = json.loads(dump_style("x", RICH))["style"]
    assert set(written) == {field.name for field in fields(CaptionStyle)}
    for name, value in written.items():
        alone = style_from({name: value})
        assert getattr(alone, name) == getattr(RICH, name)


def test_a_file_of_a_later_program_is_read_as_far_as_it_is_understood() -> None:
    later = json.loads(document(font_size_px=50, sparkles=True, box={"radius_px": 3, "tilt": 1}))
    name, style = load_style(json.dumps({**later, "author": "Аня"}))
    assert name == "Мой"
    assert style == CaptionStyle(font_size_px=50, box=Box(radius_px=3))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"font_family": "Comic Sans"}, "font_family"),
        ({"font_weight": 450}, "font_weight"),
        ({"font_weight": True}, "font_weight"),
        ({"font_size_px": 4000}, "font_size_px"),
        ({"font_size_px": "76"}, "font_size_px"),
        ({"position_y": 1.2}, "position_y"),
        ({"position_y": None}, "position_y"),
        ({"words_per_page": 2.5}, "words_per_page"),
        ({"words_per_page": True}, "words_per_page"),
        ({"color": "red"}, "color"),
        ({"color": "#ffffff\n"}, "color"),
        ({"highlight_style": "explode"}, "highlight_style"),
        ({"transition": ["fade"]}, "transition"),
        ({"speaker_colors": ["#ffffff"] * 9}, "speaker_colors"),
        ({"speaker_colors": "#ffffff"}, "speaker_colors"),
        ({"shadow": 1}, "shadow"),
        ({"box": {"radius_px": -1}}, "box.radius_px"),
    ],
)
def test_a_value_that_cannot_be_drawn_is_named(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidStyleError) as caught:
        load_style(document(**wrong))
    assert str(caught.value.params["field"]).startswith(f"{field}: ")


def test_everything_that_is_wrong_is_told_at_once_with_what_it_may_be() -> None:
    with pytest.raises(InvalidStyleError) as caught:
        load_style(document(font_size_px=4000, color="red", box={"radius_px": -1}))
    assert sorted(caught.value.wrong) == [
        "box.radius_px: -1 (0…200)",
        'color: "red" (#rrggbb, #rrggbbaa)',
        "font_size_px: 4000 (12…400)",
    ]


def test_a_file_that_was_cut_off_says_where() -> None:
    body = dump_style("Мой", RICH)
    end = body.index('"color"')
    with pytest.raises(BrokenStyleError) as caught:
        load_style(body[:end])
    assert caught.value.params == {"line": body[:end].count("\n") + 1, "column": 5}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        b'{"version": 1}',
        b'{"kind": "shorts-style"}',
        b'{"kind": "shorts-style", "version": "1"}',
        b'{"kind": "shorts-style", "version": 0}',
        b'{"kind": "shorts-style", "version": 1, "style": []}',
        b'{"kind": "shorts-style", "version": 1, "name": 5, "style": {}}',
        document(font_size_px=float("nan")).encode(),
        document(color="x" * 70_000).encode(),
    ],
)
def test_anything_else_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidStyleError):
        load_style(body)


def test_a_newer_version_says_so() -> None:
    with pytest.raises(NewerStyleError):
        load_style('{"kind": "shorts-style", "version": 2, "style": {}}')
