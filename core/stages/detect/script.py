"""In which letters a text is written."""

import unicodedata
from collections import Counter
from functools import lru_cache

from core.stages.detect.sentences import words_of

_PREVAILS = 0.7
_BELONGS = 0.3
_FEW_LETTERS = 4
_LONGEST_NAME = 2


class Letters:
    """The letters a talk is in, and the words that are said in it."""

    def __init__(self, talk: str) -> None:
        self._script = script_of(talk)
        self._said = frozenset(words_of(talk))

    def admit(self, text: str) -> bool:
        """Say whether whoever follows the talk can read a text: in its letters, in words that are
        said in it, or a name."""
        if not is_foreign(text, self._script):
            return True
        return self._said.issuperset(words_of(text)) or _is_name(text)


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


def _is_name(text: str) -> bool:
    """Say so for one or two words with a capital each: ChatGPT, Steve Jobs."""
    words = text.split()
    return len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)


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
