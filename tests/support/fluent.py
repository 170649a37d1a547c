"""Fluent files taken apart."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "core" / "texts", ROOT / "bot" / "texts")


@dataclass
class Placeables(Visitor):
    """Variables of a message; those in `numbers` decide between forms or are formatted."""

    names: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        self._note(node.selector)
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        for argument in node.arguments.positional:
            self._note(argument)
        self.generic_visit(node)

    def _note(self, node: object) -> None:
        if isinstance(node, ast.VariableReference):
            self.numbers.add(node.id.name)


def messages(language: str, folder: Path) -> dict[str, Placeables]:
    """Return the keys of a folder's files in one language, with what they need."""
    found: dict[str, Placeables] = {}
    for file in sorted((folder / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} twice"
                found[entry.id.name] = Placeables()
                found[entry.id.name].visit(entry)
    return found


def keys_in_code(*folders: Path) -> dict[str, str]:
    """Return every literal key that code asks for, with the file it stands in."""
    asked = re.compile(r"""\b(?:t|t\.plain|words|translator\([^)]*\))\(\s*"([a-z][a-z0-9-]+)\"""")
    named = re.compile(
        r"""\"((?:alert|button|card|error|intake|progress|review|status)-[a-z0-9-]+)\""""
    )
    found: dict[str, str] = {}
    for folder in folders:
        for file in folder.rglob("*.py"):
            code = file.read_text("utf-8")
            found |= dict.fromkeys(asked.findall(code) + named.findall(code), file.name)
    return found
