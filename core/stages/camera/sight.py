"""What is seen and heard of a shot at every step of time: the evidence of who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.domain.document import Word
from core.domain.faces import FaceSample
from core.domain.spans import Span
from core.stages.camera.lips import FEW_LOOKS, LOOKS, lips_of, table
from core.stages.camera.people import Person, SeenShot

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

STEP_MS = 250
SILENCE, UNLABELLED = -2, -1
"""What `Sight.heard` holds where no speaker's label is."""
WORD_EDGE_MS = 150
BREATH_MS = 700
"""A shorter pause between words of one speaker belongs to the turn."""
GONE_MS, TURNED_AWAY_MS = 2_000, 5_000
"""Longer unseen at the picture's edge, or in its middle, a person is not there."""
ON_THE_WAY_MS, JUST_SEEN_MS = 500, 400
"""So long before the last look somebody is leaving, and after it may still be there."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Rows are steps of `times` (ms), columns are people.

    lips: 0 quiet to 1 moving as this face's lips do in speech, nan where unseen. Where an
    active-speaker network was asked, its word is in it.
    sharp_lips: the same of fewer looks: less sure who, but surer when.
    visible: who is there.  heard: speaker's label, SILENCE or UNLABELLED.
    """

    people: tuple[Person, ...]
    times: Ints
    lips: Floats
    sharp_lips: Floats
    visible: Bools
    heard: Ints


def sights_of(shots: Sequence[SeenShot], words: Sequence[Word]) -> tuple[Sight, ...]:
    """Return one sight per shot."""
    times = [_times(shot.span) for shot in shots]
    lips, sharp = (
        lips_of([shot.people for shot in shots], times, looks) for looks in (LOOKS, FEW_LOOKS)
    )
    return tuple(
        Sight(
            people=shot.people,
            times=at,
            lips=lips[i],
            sharp_lips=sharp[i],
            visible=table([_visible(person, shot.span, at) for person in shot.people]) > 0,
            heard=_heard(words, at),
        )
        for i, (shot, at) in enumerate(zip(shots, times, strict=True))
    )


def _times(span: Span) -> Ints:
    times = np.arange(span.start_ms + STEP_MS // 2, span.end_ms, STEP_MS)
    return times if times.size else np.array([span.start_ms])


def _visible(person: Person, span: Span, times: Ints) -> Bools:
    """Return when a person is there. A face that is lost in the middle of the picture has turned
    away for a while; one that is lost at the edge has left, and is on its way some time before."""
    there = np.ones(times.shape, dtype=np.bool_)
    edges = [None, *person.samples, None]
    for last, first in pairwise(edges):
        start = span.start_ms if last is None else last.time_ms
        end = span.end_ms if first is None else first.time_ms
        leaves, comes = last is not None and _at_edge(last), first is not None and _at_edge(first)
        if end - start <= (GONE_MS if leaves or comes else TURNED_AWAY_MS):
            continue
        start -= ON_THE_WAY_MS if leaves else -JUST_SEEN_MS
        end += ON_THE_WAY_MS if comes else -JUST_SEEN_MS
        there &= (times < start) | (times >= end)
    return there


def _at_edge(sample: FaceSample) -> bool:
    rect = sample.rect
    return min(rect.x, 1 - rect.x - rect.width) < rect.width / 2


def _heard(words: Sequence[Word], times: Ints) -> Ints:
    """Return who is heard at each time; without any words everything counts as speech."""
    if not words:
        return np.full(times.shape, UNLABELLED)
    spoken = sorted(words, key=lambda word: word.start_ms)
    starts = np.array([word.start_ms for word in spoken])
    labels = np.array([UNLABELLED if w.speaker is None else w.speaker for w in spoken])
    ends = np.array([word.end_ms for word in spoken])
    same = np.append(labels[1:] == labels[:-1], [False])
    pauses = np.append(starts[1:] - ends[:-1], [0])
    ends = np.where(same & (pauses < BREATH_MS), ends + pauses, ends)
    index = np.searchsorted(starts, times + WORD_EDGE_MS, "right") - 1
    said = np.maximum(index, 0)
    inside = (index >= 0) & (times <= ends[said] + WORD_EDGE_MS)
    return np.where(inside, labels[said], SILENCE)
