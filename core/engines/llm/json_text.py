"""Find the JSON object in what a model wrote, and mend the usual slips."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import json_repair

from core.domain.errors import EngineBadAnswerError

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_UNOPENED_THOUGHTS = re.compile(r"^.*</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"```[\w-]*\s*(.*?)```", re.DOTALL)
_OPENING = re.compile(r"[{\[]")
_LONGEST = 400_000
_MOST_OPENINGS = 64


def extract_object(text: str, schema: dict[str, Any]) -> str:
    """Return the object in `text` as strict JSON.

    Takes away thoughts, code fences and prose around it; mends trailing commas, single quotes,
    unescaped quotes and the like; a bare list is put under the only list `schema` asks for.
    Raises EngineBadAnswerError when there is no object.
    """
    spoken = strip_thoughts(text)[:_LONGEST]
    wanted = tuple(schema.get("properties", {}))
    other: dict[str, Any] | None = None
    for value in _readings([*_FENCE.findall(spoken), spoken], wanted):
        found = _as_object(value, schema)
        if found and any(name in found for name in wanted):
            return json.dumps(found, ensure_ascii=False)
        other = other or found
    if other:
        return json.dumps(other, ensure_ascii=False)
    raise EngineBadAnswerError(f"no JSON object in: {spoken[:200]!r}")


def strip_thoughts(text: str) -> str:
    """Remove what a reasoning model thought aloud."""
    return _UNOPENED_THOUGHTS.sub("", _THOUGHTS.sub("", text)).strip()


def _readings(pieces: Sequence[str], wanted: Sequence[str]) -> Iterator[object]:
    """Yield what the pieces may mean, the surest first."""
    yield from map(_read_strictly, pieces)
    for piece in pieces:
        yield _mend(piece, wanted)


def _read_strictly(text: str) -> object:
    """Return the longest well-formed value: prose before it may hold brackets too."""
    nothing: tuple[int, object] = (0, None)
    return max(_values(text), key=lambda found: found[0], default=nothing)[1]


def _values(text: str) -> Iterator[tuple[int, object]]:
    position, decoder = 0, json.JSONDecoder()
    for _ in range(_MOST_OPENINGS):
        opening = _OPENING.search(text, position)
        if opening is None:
            return
        try:
            value, end = decoder.raw_decode(text, opening.start())
        except (ValueError, RecursionError):
            position = opening.end()
        else:
            yield end - opening.start(), value
            position = end


def _mend(text: str, wanted: Sequence[str]) -> object:
    """Read from the brace before the first wanted name: prose may hold braces too."""
    named = min((at for name in wanted if (at := text.find(name)) >= 0), default=-1)
    opening = text.rfind("{", 0, max(0, named))
    opening = opening if opening >= 0 else text.find("{")
    if text.lstrip().startswith("["):
        opening = text.index("[")
    if opening < 0:
        return None
    try:
        return json_repair.loads(text[opening:], skip_json_loads=True)
    except (ValueError, RecursionError):
        return None


def _as_object(value: object, schema: dict[str, Any]) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return value
    if isinstance(value, list):
        objects = [item for item in value if isinstance(item, dict)]
        key = _only_list(schema)
        if objects and key and key not in objects[0]:
            return {key: objects}
        return objects[0] if objects else None
    return None


def _only_list(schema: dict[str, Any]) -> str | None:
    properties: dict[str, Any] = schema.get("properties", {})
    lists = [name for name, about in properties.items() if about.get("type") == "array"]
    return lists[0] if len(lists) == 1 else None
