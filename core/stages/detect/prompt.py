"""Prompt files: what a model is told, by version."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROMPTS_DIR = Path(__file__).resolve().parents[3] / "prompts" / "viral_detection"

_SECTION = re.compile(r"^=== (\w+) ===[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"\{\{(\w+)\}\}")
_LENGTHS = frozenset({"min_words", "max_words"})


@dataclass(frozen=True, slots=True)
class _Section:
    """Blanks a section must have, and blanks it may have."""

    needed: frozenset[str]
    allowed: frozenset[str]


def _section(needed: Sequence[str], *allowed: str) -> _Section:
    return _Section(frozenset(needed), _LENGTHS | {*needed, *allowed})


_SECTIONS = {
    "system": _section(()),
    "find": _section(["transcript"], "at_least", "at_most", "language", "examples", "fields"),
    "survey": _section(["transcript"], "at_least", "at_most", "language"),
    "detail": _section(["transcript"], "at_most", "language", "examples", "fields"),
    "fields": _section(()),
    "rank": _section(["candidates"], "count", "language", "examples"),
    "search": _section(["query", "transcript"], "at_most", "language"),
    "examples": _Section(frozenset({"examples"}), frozenset({"examples"})),
    "correction": _Section(frozenset({"problem"}), frozenset({"problem"})),
}


class PromptError(ValueError):
    """A prompt version does not exist or its file is not in order; the message says what to do."""


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """The sections of a prompt file, blanks like {{transcript}} not yet filled in."""

    version: str
    system: str
    find: str
    survey: str
    detail: str
    fields: str
    rank: str
    search: str
    examples: str
    correction: str


def load_prompt(version: str, folder: Path = PROMPTS_DIR) -> PromptTemplate:
    """Read `{folder}/{version}.txt`. Raises PromptError."""
    known = sorted(path.stem for path in folder.glob("*.txt"))
    if version not in known:
        raise PromptError(f"no prompt version {version!r} in {folder}: there is {known}")
    path = folder / f"{version}.txt"
    try:
        _, *pieces = _SECTION.split(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PromptError(f"{path}: must be saved as UTF-8") from error
    names, texts = pieces[::2], [text.strip() for text in pieces[1::2]]
    for name in names:
        if name not in _SECTIONS:
            raise PromptError(f"{path}: unknown section '=== {name} ==='")
        if names.count(name) > 1:
            raise PromptError(f"{path}: the section '=== {name} ===' is there twice")
    sections = dict(zip(names, texts, strict=True))
    for name in _SECTIONS:
        if not sections.get(name):
            raise PromptError(f"{path}: the section '=== {name} ===' is missing or empty")
    for name, section in _SECTIONS.items():
        _check(f"{path}: {name}", sections[name], section)
    return PromptTemplate(version, **sections)


def _check(place: str, text: str, section: _Section) -> None:
    found = set(_BLANK.findall(text))
    if unknown := found - section.allowed:
        raise PromptError(f"{place}: unknown blanks {sorted(unknown)}")
    if "{{" in (rest := _BLANK.sub("", text)) or "}}" in rest:
        raise PromptError(f"{place}: a blank is a word in double braces, without spaces")
    for name in sorted(section.needed - found):
        raise PromptError(f"{place}: the blank {{{{{name}}}}} is missing")


def fill(text: str, **values: str | int) -> str:
    """Fill the blanks, once: what is filled in is never read as a blank."""
    return _BLANK.sub(lambda found: str(values[found.group(1)]), text)
