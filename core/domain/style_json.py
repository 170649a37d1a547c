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
from core.domain.errors import InvalidStyleError, NewerStyleError
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

T = TypeVar("T")
Reader = Callable[[str, Any], Any]


def dump_style(name: str, style: CaptionStyle) -> str:
    """Return the document."""
    document = {"kind": KIND, "version": VERSION, "name": name, "style": asdict(style)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def load_style(body: bytes | str) -> tuple[str, CaptionStyle]:
    """Return name and style of what `dump_style` wrote, also of a later program with the same
    version: fields that it does not know are left out, missing ones have their defaults.

    The name is as it was written; it may be empty. Raises InvalidStyleError, NewerStyleError.
    """
    try:
        document = json.loads(body) if len(body) <= MAX_BYTES else None
    except (ValueError, RecursionError) as error:
        raise InvalidStyleError(f"not JSON: {error}", "JSON") from error
    if not isinstance(document, dict) or document.get("kind") != KIND:
        raise InvalidStyleError("not a caption style", "kind")
    version = document.get("version")
    if type(version) is not int or version < 1:
        raise InvalidStyleError(f"version {version!r}", "version")
    if version > VERSION:
        raise NewerStyleError(f"version {version}")
    name = document.get("name", "")
    if not isinstance(name, str):
        raise InvalidStyleError("the name is no text", "name")
    return name, style_from(document.get("style"))


def style_from(data: Any) -> CaptionStyle:  # noqa: ANN401  (whatever was in the file)
    """Return a style that the render service takes. Raises InvalidStyleError."""
    return _record(CaptionStyle, _STYLE, "style", data)


def _record(kind: type[T], readers: Mapping[str, Reader], path: str, data: Any) -> T:  # noqa: ANN401
    if not isinstance(data, dict):
        raise InvalidStyleError(f"{path} is no object", path)
    given = {name: read(name, data[name]) for name, read in readers.items() if name in data}
    return kind(**given)


def _number(limits: Limits) -> Reader:
    def read(name: str, value: Any) -> float:  # noqa: ANN401
        wanted = (int,) if limits.whole else (int, float)
        if type(value) not in wanted or not limits.least <= value <= limits.most:
            raise InvalidStyleError(f"{value!r} is not in {limits}", name)
        return value  # type: ignore[no-any-return]

    return read


def _member(kind: type[StrEnum]) -> Reader:
    def read(name: str, value: Any) -> StrEnum:  # noqa: ANN401
        try:
            return kind(value)
        except ValueError as error:
            raise InvalidStyleError(str(error), name) from error

    return read


def _one_of(known: Collection[Any]) -> Reader:
    def read(name: str, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, bool) or value not in known:
            raise InvalidStyleError(f"{value!r} is not in {known}", name)
        return value

    return read


def _colour(name: str, value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str) or not re.fullmatch(COLOR, value):
        raise InvalidStyleError(f"{value!r} is no colour", name)
    return value


def _colours(name: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401
    if not isinstance(value, list | tuple) or len(value) > MAX_SPEAKER_COLORS:
        raise InvalidStyleError(f"{value!r} are no colours", name)
    return tuple(_colour(name, one) for one in value)


def _part(kind: type[T], readers: Mapping[str, Reader]) -> Reader:
    def read(name: str, value: Any) -> T | None:  # noqa: ANN401
        return None if value is None else _record(kind, readers, name, value)

    return read


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
