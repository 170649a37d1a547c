"""Which places of the first pass are worth the second."""

import math
from collections.abc import Sequence
from dataclasses import replace

from core.stages.detect.limits import Counts
from core.stages.detect.memory import is_same_moment
from core.stages.detect.search import Search
from core.stages.detect.survey import Lead
from core.stages.detect.talk import Talk
from core.stages.detect.windows import Window

_MORE_THAN_CLIPS = 1.5
_SPARE = 2
_MORE_THAN_SHARE = 1.5
_LEAST_A_WINDOW = 3


def shortlist_size(at_most: int) -> int:
    """Return how many places are looked at closely where `at_most` clips are wanted."""
    return math.ceil(_MORE_THAN_CLIPS * at_most) + _SPARE


def leads_a_window(counts: Counts, windows: int) -> Counts:
    """Return how many places to ask of each window: more than its share, some hold nothing."""
    at_most = math.ceil(_MORE_THAN_SHARE * shortlist_size(counts.at_most) / windows)
    return Counts(math.ceil(counts.at_least / windows), max(_LEAST_A_WINDOW, at_most))


def shortlist(search: Search, by_window: Sequence[Sequence[Lead]]) -> list[Lead]:
    """Return the best places in the talk's order; none shares a sentence with another.

    Scores of different answers do not compare: the best of every window come first, then the
    second best …, and only among those the score decides.
    """
    ranked = [
        (place, -lead.score, lead.sentences, lead)
        for leads in by_window
        for place, lead in enumerate(sorted(leads, key=lambda lead: -lead.score))
    ]
    chosen: list[Lead] = []
    for *_, lead in sorted(ranked, key=lambda each: each[:3]):
        if len(chosen) == shortlist_size(search.counts.at_most):
            break
        fitted = _fitted(search, lead, chosen)
        if fitted is not None:
            chosen.append(fitted)
    return sorted(chosen, key=lambda lead: lead.sentences)


def _fitted(search: Search, lead: Lead, chosen: Sequence[Lead]) -> Lead | None:
    """Return the place without what is too long or taken; None for what is offered already."""
    talk = search.talk
    sentences = _at_most(talk, lead.sentences, 2 * search.limits.max_ms)
    span = talk.span(sentences.first, sentences.last)
    taken = [other.sentences for other in chosen]
    spans = [talk.span(other.first, other.last) for other in taken]
    if search.memory.knows(span) or any(is_same_moment(span, other) for other in spans):
        return None
    free = _clear_of(taken, sentences)
    return replace(lead, sentences=free) if free is not None else None


def _at_most(talk: Talk, window: Window, longest_ms: int) -> Window:
    last = window.last
    while last > window.first and talk.length_ms(window.first, last) > longest_ms:
        last -= 1
    return Window(window.first, last)


def _clear_of(taken: Sequence[Window], window: Window) -> Window | None:
    """Return the longest run of the window's sentences that nobody has; None for no such."""
    held = {at for other in taken for at in range(other.first, other.last + 1)}
    runs, begin = list[Window](), window.first
    for at in range(window.first, window.last + 2):
        if at in held or at > window.last:
            if at > begin:
                runs.append(Window(begin, at - 1))
            begin = at + 1
    return max(runs, key=len, default=None)
