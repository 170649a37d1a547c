"""Words cut to what their forms have in common, Russian and English."""

import re
import unicodedata

import snowballstemmer

from core.stages.detect.words import normalise

_WORD = re.compile(r"\w+")
_CYRILLIC = re.compile(r"[а-я]")
_LATIN = re.compile(r"[a-z]")
_SOFT = str.maketrans("", "", "ьъ")
# день — дня, деньги — денег, письмо — писем: the vowel comes and goes before these.
_FLEETING = re.compile(r"(?<=[бвгдзклмнпрстц])[ео](?=[бвгклмнрц]$)")
_TRUSTED_STEM = 5


def words_in(text: str) -> list[str]:
    """Return the words of a text in any script, lower case, ё as е, parts of a-b one by one."""
    return _WORD.findall(normalise(unicodedata.normalize("NFKC", text)))


class Stems:
    """Cuts words. Not to be shared between threads."""

    def __init__(self) -> None:
        self._russian = snowballstemmer.stemmer("russian")
        self._english = snowballstemmer.stemmer("english")
        self._known: dict[str, str] = {}

    def of(self, word: str) -> str:
        """Return the stem of one of `words_in`; of a word in another script, the word itself."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._cut(word)
        return known

    def _cut(self, word: str) -> str:
        if _CYRILLIC.search(word):
            stem = str(self._russian.stemWord(word)).translate(_SOFT)
            return _FLEETING.sub("", stem) if len(stem) > 3 else stem  # noqa: PLR2004
        return str(self._english.stemWord(word)) if _LATIN.search(word) else word


def are_alike(one: str, other: str) -> bool:
    """Say whether two stems are of one word; the stemmers take a letter too many at times."""
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer:
        return True
    nearly = len(shorter) >= _TRUSTED_STEM and len(longer) - len(shorter) == 1
    return nearly and longer.startswith(shorter)
