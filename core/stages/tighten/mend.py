"""What is left to read when fillers are gone: capitals and commas in their places."""

from collections.abc import Sequence
from dataclasses import replace

from core.domain.document import Word
from core.domain.timeline import Timeline
from core.stages.sentence_ends import ends_sentence
from core.stages.tighten.places import bare

_OPENERS = "«“„‘\"'([{‹—–-"
_CLOSERS = "»”’\"')]}›"
_ENDS = (".", "!", "?", "…")
_TRAILERS = _CLOSERS + ".!?…,;:"
_AFTER_COMMA = frozenset(
    "что чтобы который которая которое которые которого которой которых которым когда если"  # noqa: SIM905 - readable in bulk
    " потому поэтому но а хотя зато однако где куда откуда как будто ведь чем пока едва"
    " but because although though which who whom so yet".split()
)
"""A comma stands before these, whatever stood between."""


def remaining_words(words: Sequence[Word], timeline: Timeline) -> tuple[Word, ...]:
    """Return the words whose middle is kept, their text mended where a neighbour is left out.

    Times stay those of the source.
    """
    kept: list[Word] = []
    gone: list[Word] = []
    for word in words:
        if not timeline.shows((word.start_ms + word.end_ms) // 2):
            gone.append(word)
            continue
        if gone:
            word = _mended(kept, gone, word)  # noqa: PLW2901
        kept.append(word)
        gone = []
    if gone and kept:
        kept[-1] = replace(kept[-1], text=_ended(kept[-1].text, gone))
    return tuple(kept)


def _mended(kept: list[Word], gone: Sequence[Word], word: Word) -> Word:
    """Correct the last of `kept`, and return `word` corrected."""
    ended, begun = _by_sentence(gone, word)
    new_sentence = not kept or bool(ended) or ends_sentence(kept[-1].text, gone[0].text)
    if kept and (ended or not new_sentence):
        last = kept[-1].text
        text = _ended(last, ended) if ended else _parted(last, gone, word)
        kept[-1] = replace(kept[-1], text=text)
    text = word.text
    if new_sentence and begun and _first_letter(begun[0].text).isupper():
        text = _capitalised(text)
    return replace(word, text=_opening(gone) + text)


def _by_sentence(gone: Sequence[Word], word: Word) -> tuple[Sequence[Word], Sequence[Word]]:
    """Part what is gone into the end of a sentence and the beginning of the next."""
    following = (*gone[1:], word)
    ends = [i for i, each in enumerate(gone) if ends_sentence(each.text, following[i].text)]
    first = ends[-1] + 1 if ends else 0
    return gone[:first], gone[first:]


def _ended(text: str, gone: Sequence[Word]) -> str:
    """Give the word the end that the last of those gone had, and no comma before nothing."""
    if text.rstrip(_CLOSERS).endswith(_ENDS):
        return text + _closing(gone)
    last = gone[-1].text
    end = "".join(c for c in last[len(last.rstrip(_TRAILERS)) :] if c in _ENDS or c in _CLOSERS)
    if not _closing(gone):
        end = end.strip(_CLOSERS)
    return text.rstrip(",;:—–-") + end


def _parted(text: str, gone: Sequence[Word], word: Word) -> str:
    """Leave or make a comma before `word` where one is wanted, and none where it parted a filler
    that is gone."""
    closing = _closing(gone)
    before = text.endswith(",")
    after = any(each.text.rstrip(_CLOSERS).endswith(",") for each in gone)
    wanted = before and not after if bare(word.text) not in _AFTER_COMMA else before or after
    return text.rstrip(",") + closing + ("," if wanted else "")


def _opening(gone: Sequence[Word]) -> str:
    """Quotes and brackets that open in what is gone and do not close there."""
    opened = "".join(_leading(word.text) for word in gone)
    closed = "".join(_trailing(word.text) for word in gone)
    return opened.strip("—–-") if opened and not closed else ""


def _closing(gone: Sequence[Word]) -> str:
    """Quotes and brackets that close in what is gone and did not open there."""
    opened = "".join(_leading(word.text) for word in gone)
    closed = "".join(_trailing(word.text) for word in gone)
    return closed if closed and not opened else ""


def _leading(text: str) -> str:
    return text[: len(text) - len(text.lstrip(_OPENERS))]


def _trailing(text: str) -> str:
    core = text.rstrip(".!?…,;:")
    return core[len(core.rstrip(_CLOSERS)) :]


def _first_letter(text: str) -> str:
    return text.lstrip(_OPENERS)[:1]


def _capitalised(text: str) -> str:
    start = len(text) - len(text.lstrip(_OPENERS))
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]
