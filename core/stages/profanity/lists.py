"""The words that are masked, read from the lists beside this file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_PREFIXES = "prefixes "
_INNOCENT = "not "


@dataclass(frozen=True, slots=True)
class ProfanityList:
    """Whole words in the spelling of `mask.plain`."""

    profane: re.Pattern[str]
    innocent: re.Pattern[str]

    def holds(self, word: str) -> bool:
        """Say whether the word is to be masked."""
        return bool(self.profane.fullmatch(word)) and not self.innocent.fullmatch(word)


@cache
def profanity_list(language: str) -> ProfanityList:
    """Return the list of `ru` or `en`."""
    text = (_FOLDER / f"{language}.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    prefixes = [p for line in lines for p in _after(line, _PREFIXES).split()]
    innocent = [_after(line, _INNOCENT) for line in lines if line.startswith(_INNOCENT)]
    profane = [line for line in lines if not line.startswith((_PREFIXES, _INNOCENT))]
    return ProfanityList(_any_of(profane, prefixes), _any_of(innocent, prefixes))


def _after(line: str, sign: str) -> str:
    return line[len(sign) :] if line.startswith(sign) else ""


def _any_of(lines: Iterable[str], prefixes: Iterable[str]) -> re.Pattern[str]:
    before = f"(?:{'|'.join(prefixes)})?"
    patterns = (line.replace("+", before).replace("*", r"\w*") for line in lines)
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")
