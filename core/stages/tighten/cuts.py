"""Where a clip may be cut so that nothing that was said, and no reaction, is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.document import Word
from core.domain.spans import Span
from core.stages.tighten.fillers import Units

LONGEST_PAUSE_MS = 700
"""People hear longer ones as waiting; shorter ones are the rhythm of speech."""
AIR_MS = 125
"""Left of the quiet at either side of a cut: 250 ms together, the pause of a full stop."""
TAIL_MS = 500
"""Left of the quiet after the last word: an end that is cut shorter sounds like a mistake."""
CLEARANCE_MS = 50
"""Quiet that must be between a filler and its neighbours; with less it is glued to them, and a
part of either would be heard."""
SLACK_MS = 200
"""Recognisers miss the true edges of a word by as much: sound so near to a word belongs to it.
Sound farther off is a reaction, music, or somebody the recogniser did not hear."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A clip: its words in order of time, and the stretches of it in which nothing is heard."""

    span: Span
    words: Sequence[Word]
    quiet: Sequence[Span]

    def said_before(self, i: int) -> int | None:
        """Return when the last of the words before word `i` ends, None before the first."""
        ends = [word.end_ms for word in self.words[:i]]
        return max(self.span.start_ms, *ends) if ends else None

    def said_after(self, i: int) -> int | None:
        """Return when the words after word `i` begin, None after the last."""
        later = self.words[i + 1 :]
        return min(self.span.end_ms, later[0].start_ms) if later else None

    def quiet_within(self, start_ms: int, end_ms: int) -> list[Span]:
        """Return what is quiet of a stretch, in order."""
        clipped = ((max(start_ms, span.start_ms), min(end_ms, span.end_ms)) for span in self.quiet)
        return [Span(start, end) for start, end in clipped if end > start]

    def heard_ms(self, start_ms: int, end_ms: int) -> int:
        """Return how much of a stretch is not quiet, 0 for one that runs backwards."""
        quiet_ms = sum(span.duration_ms for span in self.quiet_within(start_ms, end_ms))
        return max(0, end_ms - start_ms) - quiet_ms


def pause_cuts(talk: Talk) -> Iterator[Span]:
    """Yield what to take out of pauses that are too long and quiet all through."""
    for i in range(len(talk.words) + 1):
        before, after = talk.said_before(i), talk.said_after(i - 1)
        start = talk.span.start_ms if before is None else before
        end = talk.span.end_ms if after is None else after
        pause = _pause(talk, start, end)
        if pause is None or pause.duration_ms <= LONGEST_PAUSE_MS:
            continue
        first = start if before is None else pause.start_ms + (TAIL_MS if after is None else AIR_MS)
        last = end if after is None else pause.end_ms - (2 * AIR_MS if before is None else AIR_MS)
        if last > first:
            yield Span(first, last)


def filler_cuts(talk: Talk, fillers: Units) -> Iterator[Span]:
    """Yield what to take out so that fillers, and the pauses around them, are gone.

    Of fillers in a row as many go as are not glued to what stays.
    """
    for row in _rows(fillers):
        parts = [row[i:j] for i in range(len(row)) for j in range(i + 1, len(row) + 1)]
        for part in sorted(parts, key=len, reverse=True):
            cut = _around(talk, part[0][0], part[-1][-1])
            if cut is not None:
                yield cut
                break


def _rows(fillers: Units) -> list[Units]:
    rows: list[Units] = []
    for unit in sorted(fillers):
        if rows and rows[-1][-1][-1] + 1 == unit[0]:
            rows[-1].append(unit)
        else:
            rows.append([unit])
    return rows


def _pause(talk: Talk, start_ms: int, end_ms: int) -> Span | None:
    """Return the quiet of a pause, None when something is heard in its middle."""
    quiet = max(talk.quiet_within(start_ms, end_ms), key=_length, default=None)
    if quiet is None or max(quiet.start_ms - start_ms, end_ms - quiet.end_ms) > SLACK_MS:
        return None
    return quiet


def _around(talk: Talk, first: int, last: int) -> Span | None:
    """Return the cut that takes out words `first` to `last`, None when they are glued."""
    start_ms = talk.words[first].start_ms
    end_ms = max(word.end_ms for word in talk.words[first : last + 1])
    begin = _edge_before(talk, first, start_ms)
    end = _edge_after(talk, last, end_ms)
    return Span(begin, end) if begin is not None and end is not None and end > begin else None


def _edge_before(talk: Talk, first: int, start_ms: int) -> int | None:
    said = talk.said_before(first)
    if said is None:
        begin = talk.span.start_ms
        return begin if talk.heard_ms(begin, start_ms) <= SLACK_MS else None
    clear = [q for q in talk.quiet_within(said, start_ms) if q.duration_ms >= CLEARANCE_MS]
    if not clear or start_ms - clear[-1].end_ms > SLACK_MS:
        return None
    return clear[-1].start_ms + min(AIR_MS, clear[-1].duration_ms // 2)


def _edge_after(talk: Talk, last: int, end_ms: int) -> int | None:
    said = talk.said_after(last)
    if said is None:
        end = talk.span.end_ms
        return end if talk.heard_ms(end_ms, end) <= SLACK_MS else None
    clear = [q for q in talk.quiet_within(end_ms, said) if q.duration_ms >= CLEARANCE_MS]
    if not clear or clear[0].start_ms - end_ms > SLACK_MS:
        return None
    return clear[0].end_ms - min(AIR_MS, clear[0].duration_ms // 2)


def _length(span: Span) -> int:
    return span.duration_ms
