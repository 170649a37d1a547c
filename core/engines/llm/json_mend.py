"""Mend what is almost JSON."""

import re
from collections.abc import Iterator, Sequence

import json_repair

_LONGEST = 16_000
"""Longer texts are mended up to here: what takes milliseconds for a slip takes time that grows with
the square of the length where nothing but brackets and quotes was written."""

_OPENS = re.compile(r"(?<=[{\[,:])(\s{0,20})[«„]")
_CLOSES = re.compile(r"[»“](?=\s{0,20}[}\],:])")


def mend(text: str, wanted: Sequence[str]) -> Iterator[object]:
    """Yield what `text` may mean; `wanted` are the names that tell the object from prose."""
    piece = _from_the_object(text, wanted)
    if not piece:
        return
    yield _mended(piece)
    if "«" in piece or "„" in piece:
        yield _mended(_CLOSES.sub('"', _OPENS.sub(r'\1"', piece)))


def _from_the_object(text: str, wanted: Sequence[str]) -> str:
    """Return the text from the brace before the first wanted name on: prose may hold braces too."""
    if text.lstrip().startswith("["):
        return text[text.index("[") :][:_LONGEST]
    named = min((at for name in wanted if (at := text.find(name)) >= 0), default=-1)
    opening = text.rfind("{", 0, max(0, named))
    opening = opening if opening >= 0 else text.find("{")
    return text[opening:][:_LONGEST] if opening >= 0 else ""


def _mended(text: str) -> object:
    try:
        return json_repair.loads(text, skip_json_loads=True)
    except (ValueError, RecursionError):
        return None
