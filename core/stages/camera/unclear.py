"""Which turns had better not be followed: unsure ones, and those that change too fast."""

from collections.abc import Sequence
from itertools import groupby

from core.domain.camera import Reason
from core.stages.camera.active import Run

UNSURE = 0.4
"""Confidence below which nobody's face is shown alone."""
UNCLEAR_MS, CLEAR_MS = 4_000, 3_000
"""A stretch of unclear turns lasts at least the first; a clear turn inside it, the second."""
MOSTLY = 0.7
"""Share of unclear time that makes the whole shot unclear."""
FAST_TURN_MS, FAST_TURNS = 2_200, 4
"""So many turns in a row, each shorter than that, are better watched than followed."""


def marked(runs: Sequence[Run], people: int) -> list[tuple[Reason | None, Run]]:
    """Pair every turn with the reason not to follow it, if there is one that lasts."""
    if people == 1:
        return [(None, run) for run in runs]
    if sure_of(runs) < UNSURE:
        return [(Reason.UNSURE, run) for run in runs]
    total = sum(run.span.duration_ms for run in runs)
    marks = [_mark(runs, index) for index in range(len(runs))]
    marks = _bridged(marks, runs)
    unclear = sum(r.span.duration_ms for m, r in zip(marks, runs, strict=True) if m)
    if unclear > MOSTLY * total:
        mark = max((m for m in marks if m), key=marks.count)
        marks = [mark] * len(runs)
    return list(zip(marks, runs, strict=True))


def _mark(runs: Sequence[Run], index: int) -> Reason | None:
    run = runs[index]
    if run.person is None:
        return None
    first = last = index
    while first > 0 and _is_fast(runs[first - 1]):
        first -= 1
    while last + 1 < len(runs) and _is_fast(runs[last + 1]):
        last += 1
    people = {r.person for r in runs[first : last + 1]}
    if _is_fast(run) and last - first + 1 >= FAST_TURNS and len(people) == 2:  # noqa: PLR2004
        return Reason.FAST_EXCHANGE
    return Reason.UNSURE if run.confidence is not None and run.confidence < UNSURE else None


def _is_fast(run: Run) -> bool:
    return run.person is not None and run.span.duration_ms < FAST_TURN_MS


def _bridged(marks: Sequence[Reason | None], runs: Sequence[Run]) -> list[Reason | None]:
    """Fill short clear turns between unclear ones, then drop what is unclear too shortly."""
    filled = list(marks)
    for i in range(1, len(runs) - 1):
        if not marks[i] and marks[i - 1] and marks[i + 1] and runs[i].span.duration_ms < CLEAR_MS:
            filled[i] = marks[i - 1]
    kept: list[Reason | None] = []
    for mark, group in groupby(zip(filled, runs, strict=True), key=lambda pair: pair[0]):
        turns = [run for _, run in group]
        lasts = turns[-1].span.end_ms - turns[0].span.start_ms >= UNCLEAR_MS
        kept += [mark if lasts else None] * len(turns)
    return kept


def sure_of(runs: Sequence[Run]) -> float:
    """Return the confidence of the turns together; 1 when nothing is said in any."""
    known = [
        (r.confidence, r.span.duration_ms)
        for r in runs
        if r.confidence is not None and r.person is not None
    ]
    total = sum(ms for _, ms in known)
    return sum(sure * ms for sure, ms in known) / total if total else 1.0
