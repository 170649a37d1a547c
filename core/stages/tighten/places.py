"""Words as their neighbours see them: where sentences begin, what is set off from what."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.document import Word
from core.stages.sentence_ends import ends_sentence

BREAK_MS = 1_200
"""After a silence as long as this somebody begins anew, whatever the punctuation says."""
SET_OFF_MS = 200
"""Speakers set a word off by a pause as long as this, as writers do by commas."""
_CLAUSE_ENDS = (",", ";", ":", "—", "–", "-", "…", ".", "!", "?")
_OUTSIDE = "«»“”„\"'’‘([{}])‹›.,;:!?…—–-"


@dataclass(frozen=True, slots=True)
class Place:
    """A word in its sentence. `bare` is its text in small letters without punctuation around it,
    `set_off_before` and `set_off_after` say whether a comma or a pause is there."""

    word: Word
    bare: str
    opens: bool
    closes: bool
    set_off_before: bool
    set_off_after: bool


def places(words: Sequence[Word]) -> list[Place]:
    """Return the place of every word. `words` are in order of time."""
    closes = [_closes(words, i) for i in range(len(words))]
    parted = [closes[i] or _parted(words, i) for i in range(len(words))]
    return [
        Place(
            word=word,
            bare=bare(word.text),
            opens=i == 0 or closes[i - 1],
            closes=closes[i],
            set_off_before=i == 0 or parted[i - 1],
            set_off_after=parted[i],
        )
        for i, word in enumerate(words)
    ]


def bare(text: str) -> str:
    """Return a word in small letters, without punctuation around it, ё as е."""
    return text.strip(_OUTSIDE).casefold().replace("ё", "е").replace("’", "'")


def _closes(words: Sequence[Word], i: int) -> bool:
    if i + 1 == len(words):
        return True
    word, following = words[i], words[i + 1]
    if word.speaker != following.speaker or following.start_ms - word.end_ms >= BREAK_MS:
        return True
    return ends_sentence(word.text, following.text, before=words[i - 1].text if i else "")


def _parted(words: Sequence[Word], i: int) -> bool:
    pause = words[i + 1].start_ms - words[i].end_ms
    return words[i].text.endswith(_CLAUSE_ENDS) or pause >= SET_OFF_MS
