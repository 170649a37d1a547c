"""How a sentence begins and ends, read from its letters. Works on any script."""

import re
from collections.abc import Sequence
from enum import IntEnum

from core.stages.detect.words import Lexicon, normalise

_CLOSERS = " \t\n\"'»”’)]}*_"
_ENDS = ".!?…。！？؟"
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class Opener(IntEnum):
    """How well a clip may begin with a sentence."""

    CLEAN = 0
    WEAK = 1
    ORPHAN = 2


def words_of(text: str) -> list[str]:
    """Return the words, normalised, without punctuation."""
    return _WORD.findall(normalise(text))


def is_question(text: str) -> bool:
    """True for …? and …?! also inside closing quotes."""
    tail = text.rstrip(_CLOSERS)[-3:]
    return tail.endswith(("?", "？", "؟", "?!", "!?", "?..", "?…"))


def is_complete(text: str) -> bool:
    """True when the sentence ends with a mark that ends sentences."""
    return text.rstrip(_CLOSERS).endswith(tuple(_ENDS))


def opener_of(text: str, lexicon: Lexicon) -> Opener:
    """Say whether the first words point back at something unsaid."""
    words = words_of(text)
    skipped = 0
    while skipped < len(words):
        if _leading(words[skipped:], lexicon.orphans):
            return Opener.ORPHAN
        weak = _leading(words[skipped:], lexicon.weak)
        if not weak:
            return Opener.CLEAN if skipped == 0 or is_question(text) else Opener.WEAK
        skipped += weak
    return Opener.ORPHAN


def _leading(words: Sequence[str], phrases: frozenset[str]) -> int:
    """Return how many first words make one of the phrases, 0 for none."""
    for count in range(min(3, len(words)), 0, -1):
        if " ".join(words[:count]) in phrases:
            return count
    return 0
