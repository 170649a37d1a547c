"""Find the JSON object in what a model wrote, and mend the usual slips."""

import json
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

from core.domain.errors import EngineBadAnswerError
from core.engines.llm.json_mend import mend
from core.engines.llm.wrapping import fenced, strip_thoughts

_OPENING = re.compile(r"[{\[]")
_LONGEST = 400_000
_MOST_OPENINGS = 64
_NUL = "\x00"


def extract_object(text: str, schema: dict[str, Any]) -> str:
    """Return the object in `text` as strict JSON that any database and any encoding takes.

    Takes away thoughts, code fences and prose around it; mends trailing commas, single quotes,
    unescaped quotes, comments and the like; a bare list is put under the only list `schema` asks
    for; NaN and infinity become null. Raises EngineBadAnswerError when there is no object. Takes
    milliseconds, for a hostile text seconds.
    """
    spoken = strip_thoughts(text[:_LONGEST])
    wanted = tuple(schema.get("properties", {}))
    other: str | None = None
    for value in _readings(spoken, wanted):
        found = _as_object(value, schema)
        written = _write(found) if found else None
        if found and written is not None:
            if any(name in found for name in wanted):
                return written
            other = other or written
    if other is not None:
        return other
    raise EngineBadAnswerError(f"no JSON object in: {spoken[:200]!r}")


def _readings(spoken: str, wanted: Sequence[str]) -> Iterator[object]:
    """Yield what was said may mean, the surest first."""
    pieces = [*fenced(spoken), spoken]
    yield from map(_read_strictly, pieces)
    likely = next((piece for piece in pieces if any(name in piece for name in wanted)), spoken)
    yield from mend(likely, wanted)


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


def _write(value: dict[str, Any]) -> str | None:
    """Return JSON, None for what is nested too deep."""
    try:
        return json.dumps(_clean(value), ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError):
        return None


def _clean(value: Any) -> Any:  # noqa: ANN401  (any JSON value)
    match value:
        case dict():
            return {_clean(str(name)): _clean(about) for name, about in value.items()}
        case list():
            return [_clean(item) for item in value]
        case str():
            return value.replace(_NUL, "").encode("utf-8", "replace").decode()
        case float() if not math.isfinite(value):
            return None
        case _:
            return value
