"""Find the JSON object in what a model wrote, and mend the usual slips."""

import json
import re
from collections.abc import Iterator
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
    pieces = [*_FENCE.findall(spoken), spoken]
    for read in (_read_strictly, _mend):
        for piece in pieces:
            found = _as_object(read(piece), schema)
            if found:
                return json.dumps(found, ensure_ascii=False)
    raise EngineBadAnswerError(f"no JSON object in: {spoken[:200]!r}")


def strip_thoughts(text: str) -> str:
    """Remove what a reasoning model thought aloud."""
    return _UNOPENED_THOUGHTS.sub("", _THOUGHTS.sub("", text)).strip()


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


def _mend(text: str) -> object:
    opening = text.find("{")
    if opening < 0:
        return None
    if text.lstrip().startswith("["):
        opening = text.index("[")
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
