"""Prompt files: what a model is told, by version."""

import re
from dataclasses import dataclass
from pathlib import Path

PROMPTS_DIR = Path(__file__).resolve().parents[3] / "prompts" / "viral_detection"

_SECTION = re.compile(r"^=== (\w+) ===[ \t]*$", re.MULTILINE)
_BLANK = re.compile(r"\{\{(\w+)\}\}")
_BLANKS = {
    "system": {"min_words", "max_words"},
    "user": {"at_least", "at_most", "min_words", "max_words", "language", "transcript"},
    "correction": {"problem"},
}


class PromptError(ValueError):
    """A prompt version does not exist or its file is not in order; the message says what to do."""


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """The sections of a prompt file, blanks like {{transcript}} not yet filled in."""

    version: str
    system: str
    user: str
    correction: str


def load_prompt(version: str, folder: Path = PROMPTS_DIR) -> PromptTemplate:
    """Read `{folder}/{version}.txt`. Raises PromptError."""
    known = sorted(path.stem for path in folder.glob("*.txt"))
    if version not in known:
        raise PromptError(f"no prompt version {version!r} in {folder}: there is {known}")
    path = folder / f"{version}.txt"
    _, *pieces = _SECTION.split(path.read_text(encoding="utf-8"))
    sections = dict(zip(pieces[::2], (text.strip() for text in pieces[1::2]), strict=True))
    for name, blanks in _BLANKS.items():
        if not sections.get(name):
            raise PromptError(f"{path}: the section '=== {name} ===' is missing or empty")
        if unknown := set(_BLANK.findall(sections[name])) - blanks:
            raise PromptError(f"{path}: {name}: unknown blanks {sorted(unknown)}")
    if "{{transcript}}" not in sections["user"]:
        raise PromptError(f"{path}: user: {{{{transcript}}}} is missing")
    return PromptTemplate(version, sections["system"], sections["user"], sections["correction"])


def fill(text: str, **values: str | int) -> str:
    """Fill the blanks, once: what is filled in is never read as a blank."""
    return _BLANK.sub(lambda found: str(values[found.group(1)]), text)
