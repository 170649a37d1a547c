"""Move the cuts of a clip by a sentence, as people ask for it."""

from bisect import bisect_left, bisect_right
from enum import StrEnum

from core.domain.render import MAX_CLIP_MS, MIN_CLIP_MS
from core.domain.spans import Span
from core.stages.detect.talk import Talk

SHORTEST_STEPPED_MS = 1_000
"""Steps never leave less of a clip than people can follow."""


class Cut(StrEnum):
    """Which end of a clip."""

    START = "start"
    END = "end"


def moved(talk: Talk, span: Span, cut: Cut, *, later: bool) -> Span | None:
    """Return the clip with one cut at the next place between sentences, earlier or later.

    None where there is no such place, or no short may be that long or that brief.
    """
    places = sorted(set(talk.starts if cut is Cut.START else talk.ends))
    now_ms = span.start_ms if cut is Cut.START else span.end_ms
    at = bisect_right(places, now_ms) if later else bisect_left(places, now_ms) - 1
    if not 0 <= at < len(places):
        return None
    start_ms, end_ms = span.start_ms, span.end_ms
    if cut is Cut.START:
        start_ms = places[at]
    else:
        end_ms = places[at]
    return Span(start_ms, end_ms) if may_last(end_ms - start_ms) else None


def stepped(span: Span, cut: Cut, step_ms: int, length_ms: int) -> Span | None:
    """Return the clip with one cut moved by `step_ms`, as far as the video of `length_ms` goes;
    None where it cannot move, or no short may be that long or that brief."""
    start_ms, end_ms = span.start_ms, span.end_ms
    if cut is Cut.START:
        start_ms = max(0, start_ms + step_ms)
    else:
        end_ms = min(length_ms, end_ms + step_ms)
    if end_ms - start_ms < SHORTEST_STEPPED_MS or not may_last(end_ms - start_ms):
        return None
    moved_to = Span(start_ms, end_ms)
    return None if moved_to == span else moved_to


def may_last(length_ms: int) -> bool:
    """Say whether a short of this length can be made."""
    return MIN_CLIP_MS <= length_ms <= MAX_CLIP_MS
