"""In which letters a text is written."""

import unicodedata
from collections import Counter
from functools import lru_cache

_PREVAILS = 0.7
_BELONGS = 0.3
_FEW_LETTERS = 4


def script_of(text: str) -> str | None:
    """Return the script that prevails, as Unicode names it (CYRILLIC, LATIN …); None for none."""
    counts = _scripts(text)
    if not counts:
        return None
    script, letters = counts.most_common(1)[0]
    return script if letters >= _PREVAILS * counts.total() else None


def is_foreign(text: str, script: str | None) -> bool:
    """Say whether a text is mostly in other letters than `script`; a name or two is not."""
    counts = _scripts(text)
    if script is None or counts.total() < _FEW_LETTERS:
        return False
    return counts[script] < _BELONGS * counts.total()


def _scripts(text: str) -> Counter[str]:
    counted = Counter(text)
    found = Counter[str]()
    for letter, times in counted.items():
        if letter.isalpha():
            found[_script(letter)] += times
    return found


@lru_cache(maxsize=4_096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]
