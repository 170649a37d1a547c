"""Moving a change of the active face to where an editor would cut: the start of a phrase."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.domain.document import Word
from core.domain.spans import Span
from core.stages.camera.active import Run

REACH_MS, REACH_OF_LABELS_MS = 900, 1_300
"""How far a change may be moved: evidence of the lips is as much as this off; further to where
the label of the speaker changes."""
LEAD_MS = 80
"""The camera is there just before the first sound."""
LEAST_MS = 700
"""What a turn keeps at least."""


def snap_turns(runs: Sequence[Run], words: Sequence[Word]) -> tuple[Run, ...]:
    """Move each change between people to the most likely start of a turn near it; order and cover
    are kept. Where somebody goes or comes, words say nothing."""
    if not runs:
        return ()
    edges = [runs[0].span.start_ms]
    for before, after in pairwise(runs):
        edge = after.span.start_ms
        if before.person is not None and after.person is not None:
            low, high = edges[-1] + LEAST_MS, after.span.end_ms - LEAST_MS
            edge = _turn_near(edge, min(low, edge), max(high, edge), words)
        edges.append(edge)
    edges.append(runs[-1].span.end_ms)
    return tuple(replace(run, span=Span(edges[i], edges[i + 1])) for i, run in enumerate(runs))


def _turn_near(time_ms: int, low_ms: int, high_ms: int, words: Sequence[Word]) -> int:
    """Best start of a word within reach: a new speaker first, then after the longest pause."""
    best, best_worth = time_ms, 0.0
    for before, word in pairwise(words):
        distance = abs(word.start_ms - time_ms)
        new_speaker = word.speaker is not None and word.speaker != before.speaker
        if distance > (REACH_OF_LABELS_MS if new_speaker else REACH_MS):
            continue
        pause = max(0, word.start_ms - before.end_ms)
        worth = (1_000 if new_speaker else 0) + min(pause, 1_000) - distance / 3
        there = max(before.end_ms, word.start_ms - LEAD_MS)
        if worth > best_worth and (new_speaker or pause > LEAD_MS) and low_ms <= there <= high_ms:
            best, best_worth = there, worth
    return best
