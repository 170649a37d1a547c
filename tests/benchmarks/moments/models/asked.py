"""What can be told from a question without knowing who asks: its schema and its numbers."""

import re
from dataclasses import dataclass
from random import Random
from typing import Any

from core.ports.llm import LlmRequest

_NUMBER = re.compile(r"^\s*\[(\d+)\]", re.MULTILINE)
_TEXTS = (
    "Одиннадцать тысяч завтраков",
    "ничего",
    "Почему уходят клиенты",
    "деньги",
    "nothing",
    "The whole secret",
    "",
)
_FARTHEST = 25


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. numbers: those in square brackets at the beginning of lines."""

    name: str
    schema: dict[str, Any]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, request: LlmRequest) -> "Asked":
        numbers = tuple(int(found) for found in _NUMBER.findall(request.user))
        return cls(request.name, request.schema, numbers or (0,))


def answer_by_schema(asked: Asked, rng: Random) -> object:
    """Return an object the schema allows, with numbers of the question in it."""
    return _value(asked.schema, asked.numbers, rng)


def _value(schema: dict[str, Any], numbers: tuple[int, ...], rng: Random) -> object:
    if "enum" in schema:
        return rng.choice(schema["enum"])
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    if kind == "object":
        return _object(schema, numbers, rng)
    if kind == "array":
        most = min(8, schema.get("maxItems", 8))
        count = rng.randint(min(most, max(1, schema.get("minItems", 1))), most)
        return [_value(schema.get("items", {}), numbers, rng) for _ in range(count)]
    if kind in {"integer", "number"}:
        if "maximum" in schema:
            return rng.randint(int(schema.get("minimum", 0)), int(schema["maximum"]))
        return rng.choice(numbers)
    return rng.random() < 0.5 if kind == "boolean" else rng.choice(_TEXTS)


def _object(schema: dict[str, Any], numbers: tuple[int, ...], rng: Random) -> dict[str, object]:
    properties: dict[str, Any] = schema.get("properties", {})
    made: dict[str, object] = {
        name: _value(inner, numbers, rng) for name, inner in properties.items()
    }
    first = made.get("first")
    if isinstance(first, int) and "last" in made:
        made["last"] = first + rng.randint(0, _FARTHEST)
    return made
