"""Cut what is too long to be a unit: recognisers without punctuation make such."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.domain.document import Word
from core.stages.detect.unmarked import Evidence

LONGEST_MS = 12_000
LONGEST_GAP_MS = 2_500
_LIKELY = 0.5
_SURE = 0.7
_SHORT_WORDS = 3
_PAUSES_AT = (",", ";", ":", "—", "-", ".", "!", "?", "…")


def split_long(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield phrases no longer than LONGEST_MS where that is possible, none across a long silence.

    Cuts at the longest pause, a comma counting as one more of 0.4 s.
    """
    pieces = [tuple(words)]
    while pieces:
        piece = pieces.pop()
        at = _cut(piece)
        if at is None:
            yield piece
        else:
            pieces += [piece[at:], piece[:at]]


def _cut(words: tuple[Word, ...]) -> int | None:
    if len(words) < 2:  # noqa: PLR2004  (one word cannot be cut)
        return None
    gaps = [after.start_ms - before.end_ms for before, after in pairwise(words)]
    too_long = words[-1].end_ms - words[0].start_ms > LONGEST_MS
    if not too_long and max(gaps) <= LONGEST_GAP_MS:
        return None
    middle = (words[0].start_ms + words[-1].end_ms) / 2

    def worth(at: int) -> tuple[float, float]:
        comma = 400 if words[at].text.endswith(_PAUSES_AT) else 0
        return gaps[at] + comma, -abs(words[at].end_ms - middle)

    return max(range(len(gaps)), key=worth) + 1


def split_unmarked(words: Sequence[Word], evidence: Evidence) -> Iterator[tuple[Word, ...]]:
    """Yield phrases cut where a sentence seems to end, and further like `split_long`.

    A phrase of a word or two is cut off only where that is rather sure.
    """
    phrase: list[Word] = []
    for word in words:
        if phrase:
            chance = evidence.end_chance(phrase[-1], word)
            if chance >= (_LIKELY if len(phrase) >= _SHORT_WORDS else _SURE):
                yield from split_long(phrase)
                phrase = []
        phrase.append(word)
    yield from split_long(phrase)
