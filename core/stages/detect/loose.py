"""Reading what models really give where JSON of a schema was asked for."""

import json
import re
from collections.abc import Sequence

from core.stages.detect.windows import Window

_HIGHEST = 10**9
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d+)?")


class UnreadableError(ValueError):
    """An answer, or a part of one, cannot be used; the message tells the model why."""


def listed(text: str, name: str, lone: str = "") -> list[object]:
    """Return the list under `name`; a bare list counts, and one object that has `lone`.

    Raises UnreadableError.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not JSON: {error}") from error
    if isinstance(value, dict):
        value = [value] if lone and lone in value else value.get(name)
    if not isinstance(value, list):
        raise UnreadableError(f'the answer must be an object with the list "{name}"')
    return value


def sentences_in(item: dict[str, object], shown: Sequence[Window]) -> Window:
    """Return "first".."last" of an item, cut to that of the `shown` stretches it is in most.

    Raises UnreadableError.
    """
    numbers = [as_number(item.get("first")), as_number(item.get("last"))]
    if None in numbers:
        raise UnreadableError('"first" and "last" must be numbers of sentences')
    asked = Window(*sorted(int(number) for number in numbers if number is not None))
    nearest = max(shown, key=asked.shared)
    if not asked.shared(nearest):
        there = ", ".join(f"{stretch.first}..{stretch.last}" for stretch in shown)
        raise UnreadableError(f"sentences {asked.first}..{asked.last} do not exist, only {there}")
    return Window(max(asked.first, nearest.first), min(asked.last, nearest.last))


def as_object(item: object) -> dict[str, object]:
    """Return an object. Raises UnreadableError."""
    if not isinstance(item, dict):
        raise UnreadableError("must be an object")
    return item


def as_number(value: object) -> float | None:
    """Read 12, 12.0, "12", "[12]", "№ 12"; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < _HIGHEST else None
    if isinstance(value, str) and (found := _NUMBER.search(value)):
        return float(found.group())
    return None
