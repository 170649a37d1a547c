"""A caption style as a JSON document: the form in which people keep and share it."""

import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import Any, TypeVar

from core.domain.captions import (
    Box,
    CaptionStyle,
    HighlightStyle,
    PageTransition,
    Shadow,
    TextTransform,
    WordEntrance,
)
from core.domain.errors import (
    BrokenStyleError,
    InvalidStyleError,
    NewerStyleError,
    NotAStyleError,
)
from core.domain.style_rules import (
    BOX_LIMITS,
    COLOR,
    FONT_FAMILIES,
    FONT_WEIGHTS,
    MAX_SPEAKER_COLORS,
    SHADOW_LIMITS,
    STYLE_LIMITS,
    Limits,
)

KIND = "shorts-style"
VERSION = 1
FILE_NAME = f"{KIND}.json"
MAX_BYTES = 64 * 1024
MAX_SHOWN = 24
"""Letters of a wrong value that are told again."""

T = TypeVar("T")
Reader = Callable[[str, Any], Any]


def dump_style(name: str, style: CaptionStyle) -> str:
    """Return the document."""
    document = {"kind": KIND, "version": VERSION, "name": name, "style": asdict(style)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def load_style(body: bytes | str) -> tuple[str, CaptionStyle]:
    """Return name and style of what `dump_style` wrote, also of a later program with the same
    version: fields that it does not know are left out, missing ones have their defaults.

    The name is as it was written; it may be empty. Raises InvalidStyleError (which names all that
    is wrong), NotAStyleError, BrokenStyleError, NewerStyleError.
    """
    document = _json(body)
    if not isinstance(document, dict) or document.get("kind") != KIND:
        raise NotAStyleError("not a caption style")
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise _wrong("version", version, f"1…{VERSION}")
    if version > VERSION:
        raise NewerStyleError(f"version {version}")
    name = document.get("name", "")
    if not isinstance(name, str):
        raise _wrong("name", name, '"…"')
    return name, style_from(document.get("style"))


def _json(body: bytes | str) -> Any:  # noqa: ANN401
    if len(body) > MAX_BYTES:
        raise NotAStyleError("too large")
    try:
        return json.loads(body)
    except json.JSONDecodeError as error:
        raise BrokenStyleError(str(error), error.lineno, error.colno) from error
    except (ValueError, RecursionError) as error:
        raise NotAStyleError(f"not JSON: {error}") from error


def style_from(data: Any) -> CaptionStyle:  # noqa: ANN401  (whatever was in the file)
    """Return a style that the render service takes. Raises InvalidStyleError."""
    return _record(CaptionStyle, _STYLE, "", data)


def _record(kind: type[T], readers: Mapping[str, Reader], path: str, data: Any) -> T:  # noqa: ANN401
    if not isinstance(data, dict):
        raise _wrong(path or "style", data, "{…}")
    given: dict[str, Any] = {}
    wrong: list[str] = []
    for name, read in readers.items():
        try:
            if name in data:
                given[name] = read(f"{path}.{name}" if path else name, data[name])
        except InvalidStyleError as error:
            wrong += error.wrong
    if wrong:
        raise InvalidStyleError("", *wrong)
    return kind(**given)


def _wrong(name: str, value: Any, wanted: str) -> InvalidStyleError:  # noqa: ANN401
    """Say it as the file does, so that it needs no translation."""
    said = json.dumps(value, ensure_ascii=False)
    # Half of a surrogate pair is good JSON, but nothing that can be sent.
    shown = said.encode("utf-8", "replace").decode()
    shown = shown if len(shown) <= MAX_SHOWN else f"{shown[: MAX_SHOWN - 1]}…"
    return InvalidStyleError("", f"{name}: {shown} ({wanted})")


def _number(limits: Limits) -> Reader:
    def read(name: str, value: Any) -> float:  # noqa: ANN401
        wanted = (int,) if limits.whole else (int, float)
        if type(value) not in wanted or not limits.least <= value <= limits.most:
            raise _wrong(name, value, str(limits))
        return value  # type: ignore[no-any-return]

    return read


def _member(kind: type[StrEnum]) -> Reader:
    def read(name: str, value: Any) -> StrEnum:  # noqa: ANN401
        try:
            return kind(value)
        except ValueError as error:
            raise _wrong(name, value, ", ".join(kind)) from error

    return read


def _one_of(known: Collection[Any]) -> Reader:
    def read(name: str, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, bool) or value not in known:
            raise _wrong(name, value, ", ".join(map(str, known)))
        return value

    return read


def _colour(name: str, value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str) or not re.fullmatch(COLOR, value):
        raise _wrong(name, value, _COLOURS)
    return value


def _colours(name: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401
    if not isinstance(value, list | tuple) or len(value) > MAX_SPEAKER_COLORS:
        raise _wrong(name, value, f"[{_COLOURS}], 0…{MAX_SPEAKER_COLORS}")
    return tuple(_colour(name, one) for one in value)


def _part(kind: type[T], readers: Mapping[str, Reader]) -> Reader:
    def read(name: str, value: Any) -> T | None:  # noqa: ANN401
        return None if value is None else _record(kind, readers, name, value)

    return read


_COLOURS = "#rrggbb, #rrggbbaa"


def _numbers(limits: Mapping[str, Limits]) -> dict[str, Reader]:
    return {name: _number(bounds) for name, bounds in limits.items()}


_SHADOW = {"color": _colour, **_numbers(SHADOW_LIMITS)}
_BOX = {"color": _colour, **_numbers(BOX_LIMITS)}
_STYLE: dict[str, Reader] = {
    "font_family": _one_of(FONT_FAMILIES),
    "font_weight": _one_of(FONT_WEIGHTS),
    "color": _colour,
    "highlight_color": _colour,
    "stroke_color": _colour,
    "shadow": _part(Shadow, _SHADOW),
    "box": _part(Box, _BOX),
    "text_transform": _member(TextTransform),
    "highlight_style": _member(HighlightStyle),
    "word_entrance": _member(WordEntrance),
    "transition": _member(PageTransition),
    "speaker_colors": _colours,
    **_numbers(STYLE_LIMITS),
}
