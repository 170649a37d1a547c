"""Carry out a plan: the bad answer to one question."""

import json
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.benchmarks.moments.models.asked import Asked, answer_by_schema
from tests.benchmarks.moments.models.plans import Change, Edit, Plan, Tear

_LONGEST = 2_000_000


def spoil(plan: Plan, asked: Asked, rng: Random) -> str:
    """Return the text of an answer, drawn from `rng` and spoilt by the plan."""
    if plan.text is not None:
        return plan.text
    root = {"": answer_by_schema(asked, rng)}
    for change in plan.changes:
        _change(root, change)
    text = json.dumps(root.get(""), ensure_ascii=rng.random() < 0.5)
    return text if plan.tear is None else _TEARS[plan.tear](text, plan.at)[:_LONGEST]


@dataclass(frozen=True, slots=True)
class _Place:
    """A value in a tree, by what holds it."""

    holder: Any
    key: Any

    @property
    def value(self) -> object:
        held: object = self.holder[self.key]
        return held

    @property
    def is_plain(self) -> bool:
        return not isinstance(self.value, dict | list)

    def put(self, value: object) -> None:
        self.holder[self.key] = value


def _places(holder: object) -> Iterator[_Place]:
    if not isinstance(holder, dict | list):
        return
    for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
        yield _Place(holder, key)
        yield from _places(holder[key])


def _change(root: dict[str, object], change: Change) -> None:
    if places := list(_places(root)):
        place = places[change.where % len(places)]
        _EDITS[change.edit](place, deepcopy(change.value), places)


def _replace(place: _Place, value: object, _: Sequence[_Place]) -> None:
    place.put(value)


def _delete(place: _Place, value: object, _: Sequence[_Place]) -> None:
    del place.holder[place.key]


def _repeat(place: _Place, value: object, _: Sequence[_Place]) -> None:
    copies = [deepcopy(place.value) for _ in range(3)]
    if isinstance(place.holder, list):
        place.holder[place.key : place.key] = copies
    else:
        place.put(copies)


def _nest(place: _Place, value: object, _: Sequence[_Place]) -> None:
    place.put({"value": [place.value]} if value else [place.value])


def _rename(place: _Place, value: object, _: Sequence[_Place]) -> None:
    if isinstance(place.holder, dict):
        place.holder[f"{place.key}_{value}"] = place.holder.pop(place.key)


def _swap(place: _Place, value: object, places: Sequence[_Place]) -> None:
    """Exchange two plain values of the answer, whatever they mean."""
    plain = [other for other in places if other.is_plain]
    if place.is_plain and plain:
        other = plain[len(repr(value)) % len(plain)]
        mine, theirs = place.value, other.value
        place.put(theirs)
        other.put(mine)


_EDITS: dict[Edit, Callable[[_Place, object, Sequence[_Place]], None]] = {
    Edit.REPLACE: _replace,
    Edit.DELETE: _delete,
    Edit.REPEAT: _repeat,
    Edit.NEST: _nest,
    Edit.RENAME: _rename,
    Edit.SWAP: _swap,
}


def _parts(text: str, at: float) -> tuple[str, str]:
    middle = int(len(text) * at)
    return text[:middle], text[middle:]


_TEARS: dict[Tear, Callable[[str, float], str]] = {
    Tear.CUT: lambda text, at: _parts(text, at)[0],
    Tear.FENCE: lambda text, at: f"```json\n{text}\n```",
    Tear.PROSE: lambda text, at: f"Вот ответ:\n{text}\nНадеюсь, это поможет! {{}}",
    Tear.QUOTES: lambda text, at: text.replace('"', "'"),
    Tear.COMMAS: lambda text, at: text.replace("]", ",]").replace("}", ",}"),
    Tear.TWICE: lambda text, at: text + text,
    Tear.AS_STRING: lambda text, at: json.dumps(text),
    Tear.NOISE: lambda text, at: "\x00\ufffd\u202e".join(_parts(text, at)),
    Tear.DOUBLE_KEYS: lambda text, at: text.replace('{"', '{"first": 1, "clips": 3, "', 1),
    Tear.COMMENT: lambda text, at: f"// answer\n{text} /* the end",
    Tear.STREAM: lambda text, at: f"data: {text}\n\ndata: [DONE]\n\n",
}
