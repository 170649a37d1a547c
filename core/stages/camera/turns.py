"""Moving a change of the active face to where an editor would cut: the start of a phrase."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.domain.document import Word
from core.domain.spans import Span
from core.stages.camera.active import ActiveFace

REACH_MS = 1_300
"""How far a change may be moved: lips are judged over a second to either side, so that evidence
of a turn begins up to a second before it."""
LEAD_MS = 80
"""The camera is there just before the first sound."""


def snap_turns(runs: Sequence[ActiveFace], words: Sequence[Word]) -> tuple[ActiveFace, ...]:
    """Move each change to the most likely start of a turn near it; order and cover are kept."""
    if not runs:
        return ()
    edges = [runs[0].span.start_ms]
    for before, after in pairwise(runs):
        snapped = _turn_near(after.span.start_ms, words)
        low, high = edges[-1] + 1, after.span.end_ms - 1
        edges.append(min(max(snapped, low), high) if low <= high else before.span.end_ms)
    edges.append(runs[-1].span.end_ms)
    return tuple(replace(run, span=Span(edges[i], edges[i + 1])) for i, run in enumerate(runs))


def _turn_near(time_ms: int, words: Sequence[Word]) -> int:
    """Best start of a word within reach: a new speaker first, then after the longest pause."""
    best, best_worth = time_ms, 0.0
    for before, word in pairwise(words):
        distance = abs(word.start_ms - time_ms)
        if distance > REACH_MS:
            continue
        pause = max(0, word.start_ms - before.end_ms)
        new_speaker = word.speaker is not None and word.speaker != before.speaker
        worth = (1_000 if new_speaker else 0) + min(pause, 1_000) - distance / 2
        if worth > best_worth and (new_speaker or pause > LEAD_MS):
            best, best_worth = max(before.end_ms, word.start_ms - LEAD_MS), worth
    return best
