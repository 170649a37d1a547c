"""Settle where a proposed moment is cut: the best range of sentences near it that is allowed."""

from collections.abc import Sequence

from core.domain.spans import Span
from core.stages.detect.costs import bridge_cost, end_cost, start_cost
from core.stages.detect.limits import Limits
from core.stages.detect.talk import Talk

# Cost of a second: the end holds the payoff, the start mends what a clip needs to be understood.
_CUT_END = 3.0
_CUT_QUESTION = 0.5
_CUT_START = 1.5
_ADD_BEFORE = 0.5
_ADD_AFTER = 0.6
_NEEDS_MORE = 10.0
_REACH_MS = 30_000
LEAST_DENSITY = 0.25


def settle(
    talk: Talk,
    first: int,
    last: int,
    limits: Limits,
    *,
    needs_more: bool = False,
    taken: Sequence[Span] = (),
) -> Span | None:
    """Return the span to cut for sentences `first`..`last`, clear of `taken`; None for no such.

    `needs_more`: the moment is said not to stand alone, so it rather starts earlier.
    """
    best: tuple[float, Span] | None = None
    near = _near(talk, first, last, max(_REACH_MS, limits.max_ms))
    ends = {at: end_cost(talk, at) for at in near}
    for start in range(near.start, last + 1):
        cost = start_cost(talk, start) + _moved_start(talk, first, start)
        if needs_more and start >= first:
            cost += _NEEDS_MORE
        for end in range(max(start, first), max(ends) + 1):
            length_ms = talk.length_ms(start, end)
            if length_ms > limits.max_ms:
                break
            if length_ms < limits.min_ms:
                continue
            total = cost + ends[end] + _moved_end(talk, last, end)
            if best is not None and total >= best[0]:
                continue
            span = talk.span(start, end)
            if _is_good(talk, span, taken):
                best = total, span
    return best[1] if best else _cut_words(talk, first, last, limits, taken)


def _near(talk: Talk, first: int, last: int, reach_ms: int) -> range:
    """Return the sentences within reach of the proposal, in order."""
    low = first
    while low > 0 and talk.starts[low - 1] >= talk.starts[first] - reach_ms:
        low -= 1
    high = last
    while high + 1 < len(talk) and talk.ends[high + 1] <= talk.ends[last] + reach_ms:
        high += 1
    return range(low, high + 1)


def _moved_start(talk: Talk, wished: int, start: int) -> float:
    seconds = (talk.starts[start] - talk.starts[wished]) / 1000
    if start >= wished:
        return _CUT_START * seconds
    return -_ADD_BEFORE * seconds + bridge_cost(talk, start, wished)


def _moved_end(talk: Talk, wished: int, end: int) -> float:
    if end > wished:
        seconds = (talk.ends[end] - talk.ends[wished]) / 1000
        return _ADD_AFTER * seconds + bridge_cost(talk, wished, end)
    # Whatever the payoff is, it is not a question that nobody answers.
    questions = 0
    while end < wished - questions and talk.sentences[wished - questions].is_question:
        questions += 1
    kept = talk.ends[wished - questions]
    asked_s = (talk.ends[wished] - kept) / 1000
    return _CUT_QUESTION * asked_s + _CUT_END * (kept - talk.ends[end]) / 1000


def _cut_words(
    talk: Talk, first: int, last: int, limits: Limits, taken: Sequence[Span]
) -> Span | None:
    """Return the allowed span that holds some of the proposal and ends with some word.

    For sentences that fit no clip: rare, but better than none.
    """
    best: tuple[float, Span] | None = None
    wished = talk.span(first, last)
    for start in range(_near(talk, first, last, limits.max_ms).start, last + 1):
        start_ms = talk.starts[start]
        cost = start_cost(talk, start) + _moved_start(talk, first, start)
        for edge in talk.edges.ends_within(Span(start_ms, start_ms + limits.max_ms)):
            span = Span(start_ms, talk.edges.end_after(edge))
            late_s = (span.end_ms - talk.ends[last]) / 1000
            total = cost + (_ADD_AFTER * late_s if late_s > 0 else -_CUT_END * late_s)
            if best is not None and total >= best[0]:
                continue
            holds_it = span.overlap_ms(wished) > 0 and limits.allow(span.duration_ms)
            if holds_it and _is_good(talk, span, taken):
                best = total, span
    return best[1] if best else None


def _is_good(talk: Talk, span: Span, taken: Sequence[Span]) -> bool:
    free = not any(span.overlap_ms(other) for other in taken)
    return free and talk.edges.density(span) >= LEAST_DENSITY
