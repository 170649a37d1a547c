"""Tell a question where the transcript has no marks: its first words, and who speaks next."""

from core.stages.detect.sentences import words_of
from core.stages.detect.words import Lexicon, normalise

_LONGEST = 22
_SHORT = 10


def asks(text: str, lexicon: Lexicon, answer: str | None, *, begins_turn: bool) -> bool:
    """Say whether an unmarked sentence asks something.

    answer: what another voice says next, None where the same voice goes on.
    begins_turn: the sentence is the first of its turn.
    """
    words = words_of(text)
    if not words or len(words) > _LONGEST:
        return False
    opening = _without_weak(words, lexicon)
    if lexicon.asks.match(opening):
        return True
    if answer is None:
        return False
    if lexicon.asks_last.match(opening) or lexicon.asks_last.match(normalise(text)):
        return True
    said = words_of(answer)
    confirmed = bool(said) and said[0] in lexicon.confirms
    return confirmed and begins_turn and len(words) <= _SHORT and words[0] not in lexicon.confirms


def _without_weak(words: list[str], lexicon: Lexicon) -> str:
    first = 0
    while first < len(words) - 1 and words[first] in lexicon.weak:
        first += 1
    return " ".join(words[first:])
