"""Choose the passages that together are worth most and do not overlap."""

from bisect import bisect_right
from collections.abc import Sequence
from heapq import nlargest

from core.domain.spans import Span
from core.stages.detect.limits import Limits
from core.stages.detect.local.scoring import Passage, Scorer

_PER_START = 4
_GOOD_DENSITY = 0.4
# Less than this is no talk: a list read out, one phrase over and over, noises taken for words.
_DIFFERENT_WORDS_A_SECOND = 0.3
_LETTERS_A_SENTENCE = 12


def best_passages(
    scorer: Scorer, limits: Limits, count: int, taken: Sequence[Span] = ()
) -> list[Passage]:
    """Return at most `count` passages, best first, clear of `taken`."""
    passages = _passages(scorer, limits, taken)
    chosen = _choose(passages, count)
    return sorted(chosen, key=lambda passage: passage.score, reverse=True)


def _passages(scorer: Scorer, limits: Limits, taken: Sequence[Span]) -> list[Passage]:
    """Return the best few passages from every sentence on, ordered by their end."""
    talk, found = scorer.talk, list[Passage]()
    for first in range(len(talk)):
        here, words, letters = list[Passage](), set[str](), 0
        for last in range(first, len(talk)):
            words |= scorer.features[last].words
            letters += len(talk.sentences[last].text)
            length_ms = talk.length_ms(first, last)
            if length_ms > limits.max_ms:
                break
            span = talk.span(first, last)
            if length_ms < limits.min_ms or any(span.overlap_ms(other) for other in taken):
                continue
            rich = len(words) * 1000 >= _DIFFERENT_WORDS_A_SECOND * length_ms
            fluent = letters >= _LETTERS_A_SENTENCE * (last - first + 1)
            if rich and fluent and talk.edges.density(span) >= _GOOD_DENSITY:
                here.append(scorer.score(first, last))
        found += nlargest(_PER_START, here, key=lambda passage: passage.score)
    return sorted(found, key=lambda passage: (passage.last, passage.first))


def _choose(passages: Sequence[Passage], count: int) -> list[Passage]:
    """Weighted interval scheduling. Scores are squared: one great moment beats two dull ones."""
    ends = [passage.last for passage in passages]
    free = [bisect_right(ends, passage.first - 1) for passage in passages]
    rows = [[0] * (len(passages) + 1)]
    for _ in range(count):
        previous, row = rows[-1], [0]
        for index, passage in enumerate(passages):
            row.append(max(row[-1], previous[free[index]] + passage.score**2))
        rows.append(row)
    chosen, index = list[Passage](), len(passages)
    for above, row in zip(rows[-2::-1], rows[:0:-1], strict=True):
        while index and row[index] == row[index - 1]:
            index -= 1
        if index == 0 or row[index] == above[index]:
            continue
        chosen.append(passages[index - 1])
        index = free[index - 1]
    return chosen
