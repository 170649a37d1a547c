"""From sentences in which something is heard to the passages that are about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.stages.detect.limits import Limits
from core.stages.detect.local.scoring import Scorer
from core.stages.detect.query.heard import Heard
from core.stages.detect.talk import Talk

_SAME_PLACE = 2
"""Most sentences between two mentions of one place."""
_NEXT_TOPIC = 0.4
_WORTH_OF_BEST = 0.4


@dataclass(frozen=True, slots=True)
class Place:
    """Sentences `first`..`last`; what was asked for is heard from `heard_first` on to
    `heard_last`. All inclusive."""

    first: int
    last: int
    heard_first: int
    heard_last: int
    relevance: float


def places_of(scorer: Scorer, heard: Heard, limits: Limits) -> list[Place]:
    """Return passages that do not share a mention, the most relevant first; those that are much
    less to the point than the best are left out."""
    found, used = list[Place](), set[int]()
    for anchor in heard.anchors:
        if anchor in used:
            continue
        first, last = _mentions(scorer.talk, heard, anchor, used, limits)
        used.update(range(first, last + 1))
        if relevance := heard.relevance_of(first, last):
            found.append(Place(*_whole(scorer, first, last, limits), first, last, relevance))
    found.sort(key=lambda place: place.relevance, reverse=True)
    return [p for p in found if p.relevance >= _WORTH_OF_BEST * found[0].relevance]


def _mentions(
    talk: Talk, heard: Heard, anchor: int, used: set[int], limits: Limits
) -> tuple[int, int]:
    """Return the stretch from the first to the last mention around the anchor."""
    first = last = anchor
    while True:
        near = [
            (min(first, at), max(last, at))
            for at in heard.sentences
            if at not in used and 0 < max(first - at, at - last) <= _SAME_PLACE + 1
        ]
        fitting = [each for each in near if talk.length_ms(*each) <= limits.max_ms]
        if not fitting:
            return first, last
        first, last = min(fitting, key=lambda each: talk.length_ms(*each))


def _whole(scorer: Scorer, first: int, last: int, limits: Limits) -> tuple[int, int]:
    """Add sentences on the side where the thought goes on, until it seems whole."""
    talk = scorer.talk
    comfortable_ms = limits.min_ms + (limits.max_ms - limits.min_ms) // 3
    while talk.length_ms(first, last) < comfortable_ms:
        wider = list(_wider(scorer, first, last))
        fitting = [w for w in wider if talk.length_ms(w[1], w[2]) <= limits.max_ms]
        if not fitting:
            break
        new_topic, *widest = min(fitting)
        if new_topic >= _NEXT_TOPIC and talk.length_ms(first, last) >= limits.min_ms:
            break
        first, last = widest
    return first, last


def _wider(scorer: Scorer, first: int, last: int) -> Iterator[tuple[float, int, int]]:
    """Yield both ways to add a sentence: how likely it is of another topic, and the range.

    Of two like sides the later wins: a subject is named first and spoken of afterwards.
    """
    if last + 1 < len(scorer.talk):
        yield scorer.breaks[last + 1], first, last + 1
    if first > 0:
        yield scorer.breaks[first] + 0.01, first - 1, last
