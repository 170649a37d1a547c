"""Holds every request and every answer against a published specification of the Bot API."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from .spec_additions import METHOD_FIELDS, METHODS, TYPES
from .wire import Json

_NAME = "telegram-bot-api-10.1.json"
_ARRAY = "Array of "
_FIXED = re.compile(r'(?:must be|always) "?(\w+)"?$')
_PRIMITIVES = {"Integer": (int,), "Float": (int, float), "Boolean": (bool,), "String": (str,)}


def find_specification() -> Path | None:
    """The file below `SHARED_DIR` (or `../shared` beside the repository), None when absent."""
    repository = Path(__file__).parents[3]
    shared = Path(os.environ.get("SHARED_DIR") or repository.parent / "shared")
    path = shared / "oracles" / _NAME
    return path if path.is_file() else None


@cache
def load_specification() -> Specification:
    """Parsed once a process: the file has 900 kB."""
    return Specification(find_specification())


class Specification:
    """Finds unknown, missing and mistyped fields; without a file it finds nothing."""

    def __init__(self, path: Path | None) -> None:
        data = json.loads(path.read_text("utf-8")) if path else {"methods": {}, "types": {}}
        self.is_present = path is not None
        self._methods: Json = {**data["methods"]}
        self._types: Json = {**data["types"]}
        for name, fields in TYPES.items():
            known = self._types.get(name, {})
            self._types[name] = {**known, "fields": [*known.get("fields", []), *fields]}
        for name in METHODS & self._methods.keys():
            known = self._methods[name]
            self._methods[name] = {**known, "fields": [*known["fields"], *METHOD_FIELDS]}

    def knows(self, method: str) -> bool:
        return method in self._methods

    def request_errors(self, method: str, params: Json, files: Iterable[str]) -> list[str]:
        """`files` are names of multipart parts: each is a field, or attached by a field."""
        if not self.knows(method):
            return []
        attached = {name for name in files if f"attach://{name}" in json.dumps(params)}
        given = {name: params.get(name, "") for name in {*params, *files} - attached}
        fields = self._methods[method].get("fields", [])
        return list(self._field_errors(fields, given, method))

    def result_errors(self, method: str, result: object) -> list[str]:
        if not self.knows(method):
            return []
        return self._value_errors(self._methods[method]["returns"], result, method)

    def update_errors(self, update: Json) -> list[str]:
        return self._value_errors(["Update"], update, "Update") if self.is_present else []

    def _field_errors(self, fields: list[Json], value: Json, where: str) -> Iterable[str]:
        known = {field["name"]: field for field in fields}
        for name in sorted(value.keys() - known.keys()):
            yield f"{where}.{name} is unknown"
        for name, field in known.items():
            if name in value:
                yield from self._value_errors(field["types"], value[name], f"{where}.{name}")
            elif field["required"]:
                yield f"{where}.{name} is missing"

    def _value_errors(self, types: list[str], value: Any, where: str) -> list[str]:  # noqa: ANN401
        """The errors of the alternative that fits best."""
        if isinstance(value, list) and any(name.startswith(_ARRAY) for name in types):
            inner = [name.removeprefix(_ARRAY) for name in types if name.startswith(_ARRAY)]
            found = (self._value_errors(inner, v, f"{where}[{i}]") for i, v in enumerate(value))
            return [error for errors in found for error in errors]
        alternatives = self._fitting(types, value) if isinstance(value, dict) else types
        tried = [list(self._type_errors(name, value, where)) for name in alternatives]
        return min(tried, key=len, default=[])

    def _type_errors(self, name: str, value: Any, where: str) -> Iterable[str]:  # noqa: ANN401
        if name == "InputFile":
            return
        if name in _PRIMITIVES:
            kind = _PRIMITIVES[name]
            if not isinstance(value, kind) or (kind != (bool,) and isinstance(value, bool)):
                yield f"{where} is not {name}: {value!r:.60}"
        elif name.startswith(_ARRAY) or not isinstance(value, dict):
            yield f"{where} is not {name}: {value!r:.60}"
        elif subtypes := self._types[name].get("subtypes"):
            yield from self._value_errors(subtypes, value, where)
        else:
            fields = self._types[name].get("fields", [])
            yield from self._field_errors(fields, value, f"{where}<{name}>")

    def _fitting(self, types: list[str], value: Json) -> list[str]:
        """The types whose fixed field (`type`, `status`…) has the value's; all when none has."""
        fitting = [
            name
            for name in types
            for field in self._types.get(name, {}).get("fields", [])
            if (fixed := _FIXED.search(field.get("description", "")))
            and value.get(field["name"]) == fixed[1]
        ]
        return fitting or types
