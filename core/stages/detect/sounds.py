"""Marks of sounds that subtitles and recognisers put among the words: nobody said them."""

import re
from collections.abc import Sequence

from core.domain.document import Word

_NOTES = frozenset("♩♪♫♬♭♮♯🎵🎶🎼")
_BRACKETS = frozenset("[(*")
# Digits in brackets are something else.
_SOUND = re.compile(r"\[[^\[\]\d]*\]|^\s*\([^()]*\)\W*$|^\s*\*[^*]*\*\W*$")


def spoken(words: Sequence[Word]) -> list[Word]:
    """Return the words of a line without [музыка], ♪, and a lone (смех) or *смех*; nothing where
    no letter or digit is left."""
    kept = [word for word in words if not _NOTES.issuperset(word.text.strip())]
    if any(not _BRACKETS.isdisjoint(word.text) for word in kept):
        kept = _without_sounds(kept)
    return kept if any(char.isalnum() for word in kept for char in word.text) else []


def _without_sounds(words: list[Word]) -> list[Word]:
    text, starts = "", list[int]()
    for word in words:
        starts.append(len(text))
        text += word.text + " "
    sounds = [found.span() for found in _SOUND.finditer(text.rstrip())]
    return [
        word
        for word, at in zip(words, starts, strict=True)
        if not any(begin <= at < end for begin, end in sounds)
    ]
