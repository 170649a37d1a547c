"""From the words and silences of a clip to what is kept of it."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from core.domain.document import Word
from core.domain.render import MAX_PIECES, MIN_CLIP_MS
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.stages.tighten.cuts import Talk, filler_cuts, pause_cuts
from core.stages.tighten.fillers import find_fillers

SHORTEST_CUT_MS = 120
"""Every cut makes the picture jump; one that saves less is not worth it."""
SHORTEST_PIECE_MS = 400
"""Pictures that jump more often flicker."""


def tighten(
    words: Sequence[Word],
    span: Span,
    language: str,
    *,
    quiet: Sequence[Span],
    fps: float,
    shortest_ms: int = MIN_CLIP_MS,
) -> Timeline:
    """Return what is kept of a clip when fillers go and long pauses become short ones.

    `words` are those of the clip, `quiet` the stretches of it in which nothing is heard, in order;
    both in ms of the source. Only quiet is cut, and fillers between quiet: a pause filled with
    laughter or music stays. Cuts lie on frames of the short (`fps`), counted from the clip's start,
    never inside of a word that is kept. A clip that lasts `shortest_ms` never gets shorter than
    that; one that does not never gets shorter than a short may be. With nothing to cut everything
    is kept.
    """
    spoken = sorted(words, key=lambda word: (word.start_ms, word.end_ms))
    talk = Talk(span, spoken, sorted(quiet))
    fillers = find_fillers(spoken, language)
    wanted = _united([*filler_cuts(talk, fillers), *pause_cuts(talk)])
    in_vain = {i for unit in fillers for i in unit}
    cuts = [
        cut
        for cut in (_on_frames(each, span, fps) for each in wanted)
        if cut.duration_ms >= SHORTEST_CUT_MS
        and all(_spares(cut, word, i in in_vain) for i, word in enumerate(spoken))
    ]
    length = span.duration_ms
    budget = length - (shortest_ms if length >= shortest_ms else MIN_CLIP_MS)
    return Timeline(_kept(span, _calm(_affordable(cuts, budget), span)))


def _united(cuts: Iterable[Span]) -> list[Span]:
    united: list[Span] = []
    for cut in sorted(cuts):
        if united and cut.start_ms <= united[-1].end_ms:
            last = united.pop()
            cut = Span(last.start_ms, max(last.end_ms, cut.end_ms))  # noqa: PLW2901
        united.append(cut)
    return united


def _spares(cut: Span, word: Word, in_vain: bool) -> bool:
    """Say whether the cut leaves the word whole, or takes all of one that is said in vain."""
    end_ms = max(word.end_ms, word.start_ms + 1)
    if end_ms <= cut.start_ms or cut.end_ms <= word.start_ms:
        return True
    return in_vain and cut.start_ms <= word.start_ms and end_ms <= cut.end_ms


def _on_frames(cut: Span, span: Span, fps: float) -> Span:
    """Make the cut a little shorter, so that its edges lie between two frames of the short."""
    first = math.ceil((cut.start_ms - span.start_ms) * fps / 1000)
    last = math.floor((cut.end_ms - span.start_ms) * fps / 1000)
    start = span.start_ms + round(first * 1000 / fps)
    end = span.end_ms if cut.end_ms == span.end_ms else span.start_ms + round(last * 1000 / fps)
    return Span(start, max(start, end))


def _affordable(cuts: list[Span], budget_ms: int) -> list[Span]:
    """Return the longest cuts that fit into the budget together, in order of time."""
    chosen: list[Span] = []
    for cut in sorted(cuts, key=lambda each: -each.duration_ms):
        if cut.duration_ms <= budget_ms and len(chosen) < MAX_PIECES - 1:
            budget_ms -= cut.duration_ms
            chosen.append(cut)
    return sorted(chosen)


def _calm(cuts: list[Span], span: Span) -> list[Span]:
    """Leave out the shorter of two cuts that would leave too little between them."""
    calm = list(cuts)
    while calm:
        edges = [Span(span.start_ms, span.start_ms), *calm, Span(span.end_ms, span.end_ms)]
        hasty = next(
            (
                (before, after)
                for before, after in pairwise(edges)
                if before.end_ms != after.start_ms
                and after.start_ms - before.end_ms < SHORTEST_PIECE_MS
            ),
            None,
        )
        if hasty is None:
            break
        calm.remove(min((cut for cut in hasty if cut in calm), key=lambda cut: cut.duration_ms))
    return calm


def _kept(span: Span, cuts: list[Span]) -> tuple[Span, ...]:
    starts = [span.start_ms, *(cut.end_ms for cut in cuts)]
    ends = [*(cut.start_ms for cut in cuts), span.end_ms]
    return tuple(Span(a, b) for a, b in zip(starts, ends, strict=True) if b > a)
