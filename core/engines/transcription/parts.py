"""Talks too long for one call: cut with an overlap, asked one by one, joined again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from core.domain.document import Word
from core.domain.spans import Span

PART_MS = 20 * 60_000
OVERLAP_MS = 2_000


def part_spans(duration_ms: int) -> list[Span]:
    """Cut a duration into parts of at most PART_MS that overlap by OVERLAP_MS."""
    starts = range(0, max(1, duration_ms - OVERLAP_MS), PART_MS - OVERLAP_MS)
    return [Span(start, min(start + PART_MS, duration_ms)) for start in starts]


def spans_around(cuts: Sequence[int], duration_ms: int) -> list[Span]:
    """Cut a duration at the given times (ms, ascending) into parts that overlap by OVERLAP_MS."""
    half = OVERLAP_MS // 2
    edges = [0, *cuts, duration_ms]
    return [
        Span(max(0, start - half), min(duration_ms, end + half)) for start, end in pairwise(edges)
    ]


def join_words(parts: Iterable[tuple[int, Sequence[Word]]]) -> list[Word]:
    """Join the words of parts given with their offsets, in order of time.

    Where two parts overlap, each gives the half it heard in context. A speaker is followed from
    part to part by who talks in the overlap; whoever is silent there counts as somebody new.
    """
    joined: list[Word] = []
    for offset_ms, heard in parts:
        words = [
            replace(word, start_ms=word.start_ms + offset_ms, end_ms=word.end_ms + offset_ms)
            for word in heard
        ]
        if offset_ms == 0:
            joined = words
            continue
        words = _with_known_speakers(joined, words, Span(offset_ms, offset_ms + OVERLAP_MS))
        seam_ms = offset_ms + OVERLAP_MS // 2
        joined = [w for w in joined if _middle(w) < seam_ms]
        joined += [w for w in words if _middle(w) >= seam_ms]
    return joined


def _with_known_speakers(
    before: Sequence[Word], after: Sequence[Word], overlap: Span
) -> list[Word]:
    together: Counter[tuple[int, int]] = Counter()
    shared_before = [w for w in before if overlap.contains(_middle(w))]
    for word in after:
        if not overlap.contains(_middle(word)) or word.speaker is None:
            continue
        for other in shared_before:
            common = min(word.end_ms, other.end_ms) - max(word.start_ms, other.start_ms)
            if other.speaker is not None and common > 0:
                together[word.speaker, other.speaker] += common
    names: dict[int, int] = {}
    for (new, known), _ in together.most_common():
        if new not in names and known not in names.values():
            names[new] = known
    unused = max((w.speaker for w in before if w.speaker is not None), default=-1) + 1
    result = []
    for word in after:
        speaker = word.speaker
        if speaker is not None and speaker not in names:
            names[speaker] = unused
            unused += 1
        result.append(word if speaker is None else replace(word, speaker=names[speaker]))
    return result


def _middle(word: Word) -> int:
    return (word.start_ms + word.end_ms) // 2
