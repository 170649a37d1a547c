"""How a sentence begins and ends, read from its letters. Works on any script."""

import re
from collections.abc import Sequence
from enum import IntEnum

from core.stages.detect.words import Lexicon, normalise
from core.stages.sentence_ends import ends_sentence, without_closers

_ENDS = ".!?…‽。．！？؟۔।"
_QUESTIONS = "?？؟‽"
_CLOSING_DASHES = "—–- "
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_APART = re.compile(r"\W*?[,.!?…:;—–]|\W*$")
_PUNCTUATION = re.compile(r"[,.!?…:;—–]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_LONGEST_PHRASE = 3


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
    marks = _tail(text)
    return any(mark in _QUESTIONS for mark in marks)


def is_complete(text: str) -> bool:
    """True when the sentence ends with a mark that ends sentences, not with a short form's dot."""
    marks = _tail(text)
    if marks != ".":
        return bool(marks)
    *_, before, last = ("", "", *_stripped(text).split())
    # "Б." may be a name or a plan: at the end of a line it is rather the plan.
    is_initial = last.isupper() and _INITIALS.fullmatch(last) is not None
    return is_initial or ends_sentence(last, "Я", before=before)


def _tail(text: str) -> str:
    """Return the marks at the end, quotes, emoji and the like left out."""
    bare = _stripped(text)
    return bare[len(bare.rstrip(_ENDS)) :]


def _stripped(text: str) -> str:
    return without_closers(without_closers(text).rstrip(_CLOSING_DASHES))


def opener_of(text: str, lexicon: Lexicon) -> Opener:
    """Say whether the first words point back at something unsaid."""
    text = normalise(text)
    found = list(_WORD.finditer(text))
    words = [match.group() for match in found]
    skipped = 0
    while skipped < len(words):
        if lexicon.openings.match(text, found[skipped].start()):
            return _after_weak(text, words[:skipped], lexicon)
        if _leading(words[skipped:], lexicon.orphans) or _is_reply(text, found[skipped], lexicon):
            return Opener.ORPHAN
        weak = _leading(words[skipped:], lexicon.weak)
        if not weak:
            return _after_weak(text, words[:skipped], lexicon)
        skipped += weak
    return Opener.ORPHAN


def _after_weak(text: str, weak: Sequence[str], lexicon: Lexicon) -> Opener:
    """A question may begin with a weak word, unless that joins it to what was said."""
    joined = any(word in lexicon.joins for word in weak)
    return Opener.CLEAN if not weak or (is_question(text) and not joined) else Opener.WEAK


def _is_reply(text: str, word: re.Match[str], lexicon: Lexicon) -> bool:
    """True for «Нет, …», not for «Нет ничего хуже…»; without any punctuation it stays a reply."""
    if word.group() not in lexicon.replies:
        return False
    return _APART.match(text, word.end()) is not None or _PUNCTUATION.search(text) is None


def _leading(words: Sequence[str], phrases: frozenset[str]) -> int:
    """Return how many first words make one of the phrases, 0 for none."""
    for count in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        if " ".join(words[:count]) in phrases:
            return count
    return 0
