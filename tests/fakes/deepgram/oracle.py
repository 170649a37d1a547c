"""Deepgram's own specification, against which the fake and its callers are held."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker

Json = dict[str, Any]
_ROOT = Path(__file__).resolve().parents[3]
# Wildcards of the media types that a sound or a video may be sent as.
_BODY_TYPES = ("audio/", "video/", "application/octet-stream", "application/json")


class Oracle:
    """The part about /v1/listen, with two mistakes of the published file mended.

    `oneOf` [enum, string] refuses every known model, and sound bodies are left out.
    """

    def __init__(self, path: Path) -> None:
        spec = _with_any_of(yaml.safe_load(path.read_text(encoding="utf-8")))
        self._components = spec["components"]
        operation = spec["paths"]["/v1/listen"]["post"]
        self._parameters = {
            p["name"]: p["schema"] for p in operation["parameters"] if p["in"] == "query"
        }
        answer = {"$ref": "#/components/schemas/ListenV1Response"}
        self._answer = self._validator(answer)

    @classmethod
    @cache
    def find(cls) -> Oracle | None:
        """The specification from SHARED_DIR, None when it is not there."""
        shared = Path(os.environ.get("SHARED_DIR", _ROOT.parent / "shared"))
        path = shared / "oracles" / "deepgram-openapi.yml"
        return cls(path) if path.is_file() else None

    def request_problems(
        self, query: Iterable[tuple[str, str]], content_type: str
    ) -> Iterator[str]:
        if not content_type.startswith(_BODY_TYPES):
            yield f"a body of type {content_type!r}"
        values = defaultdict(list)
        for name, value in query:
            values[name].append(value)
        for name, given in values.items():
            schema = self._parameters.get(name)
            if schema is None:
                yield f"unknown parameter {name}"
            elif not any(self._validator(schema).is_valid(reading) for reading in _readings(given)):
                yield f"{name}={given} does not fit {schema}"

    def answer_problems(self, answer: Json) -> Iterator[str]:
        for error in self._answer.iter_errors(answer):
            yield f"{error.json_path}: {error.message[:200]}"

    def _validator(self, schema: Json) -> Draft202012Validator:
        whole = {**schema, "components": self._components}
        return Draft202012Validator(whole, format_checker=FormatChecker())


def _with_any_of(node: Any) -> Any:  # noqa: ANN401 - any YAML
    if isinstance(node, dict):
        return {("anyOf" if k == "oneOf" else k): _with_any_of(v) for k, v in node.items()}
    return [_with_any_of(item) for item in node] if isinstance(node, list) else node


def _readings(given: list[str]) -> Iterator[object]:
    """What a query value may mean: text, a flag, a number, or a list of these."""
    yield given
    if len(given) > 1:
        return
    value = given[0]
    yield value
    if value in {"true", "false"}:
        yield value == "true"
    elif value.replace(".", "", 1).isdigit():
        yield float(value)
