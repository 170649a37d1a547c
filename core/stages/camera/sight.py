"""What is seen and heard of a shot at every step of time: the evidence of who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.domain.document import Word
from core.domain.faces import FaceSample
from core.domain.spans import Span
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
LOOKS, LOOKS_WITHIN_MS = 4, 1_250
"""Lips are judged by so many looks, the nearest ones, unless one is further away than that: a few
more blur the turns, fewer are chance."""
CLOSED_LIPS, LEAST_RANGE, MOST_RANGE = 0.008, 0.01, 0.04
"""Deviations of the lip gap, of the face's height: a face's own quiet level is at most the first;
its range from there is at least the second (less is the noise of a mouth that never speaks)."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Rows are steps of `times` (ms), columns are people.

    lips: 0 quiet to 1 moving as this face's lips do in speech, nan where unseen.
    visible: who is there.  heard: speaker's label, SILENCE or UNLABELLED.
    """

    people: tuple[Person, ...]
    times: Ints
    lips: Floats
    visible: Bools
    heard: Ints


def sights_of(shots: Sequence[SeenShot], words: Sequence[Word]) -> tuple[Sight, ...]:
    """Return one sight per shot. Lips are scaled by each person's own range in the whole clip,
    since light and distance alone make one face's lips stir more than another's."""
    raw: dict[int, list[Floats]] = {}
    sights: list[Sight] = []
    for shot in shots:
        times = np.arange(shot.span.start_ms + STEP_MS // 2, shot.span.end_ms, STEP_MS)
        if times.size == 0:
            times = np.array([shot.span.start_ms])
        columns = [_activity(person.samples, times) for person in shot.people]
        for person, column in zip(shot.people, columns, strict=True):
            raw.setdefault(person.id, []).append(column)
        visible = [_visible(person, shot.span, times) for person in shot.people]
        heard = _heard(words, times)
        sights.append(Sight(shot.people, times, _table(columns), _table(visible) > 0, heard))
    ranges = {person: _range(np.concatenate(columns)) for person, columns in raw.items()}
    return tuple(_scaled(sight, ranges) for sight in sights)


def _table(columns: Sequence[NDArray[np.generic]]) -> Floats:
    return np.array(columns, dtype=np.float64).T if columns else np.zeros((0, 0))


def _activity(samples: Sequence[FaceSample], times: Ints) -> Floats:
    """Return the deviation of the lip gap over the looks around each time, nan with too few."""
    seen = [(s.time_ms, s.mouth_open) for s in samples if s.mouth_open is not None]
    if len(seen) < LOOKS:
        return np.full(times.shape, np.nan)
    at, gaps = (np.array(values, dtype=np.float64) for values in zip(*seen, strict=True))
    first = _nearest(at, times)
    windows = np.lib.stride_tricks.sliding_window_view(gaps, LOOKS)
    far = np.maximum(times - at[first], at[first + LOOKS - 1] - times)
    return np.where(far <= LOOKS_WITHIN_MS, windows.std(axis=1)[first], np.nan)


def _nearest(at: Floats, times: Ints) -> Ints:
    """Return the index of the first of the LOOKS looks nearest to each time."""
    middle = (at[: len(at) - LOOKS + 1] + at[LOOKS - 1 :]) / 2
    after = np.clip(np.searchsorted(middle, times), 1, max(1, len(middle) - 1))
    if len(middle) == 1:
        return np.zeros(times.shape, dtype=np.int64)
    is_before = times - middle[after - 1] <= middle[after] - times
    return np.where(is_before, after - 1, after)


def _range(activity: Floats) -> tuple[float, float]:
    """Return a face's quiet level and its range above it."""
    known = activity[np.isfinite(activity)]
    if known.size == 0:
        return 0.0, 1.0
    low, high = np.percentile(known, (20, 80))
    quiet = min(float(low), CLOSED_LIPS)
    return quiet, float(np.clip(high - quiet, LEAST_RANGE, MOST_RANGE))


def _scaled(sight: Sight, ranges: dict[int, tuple[float, float]]) -> Sight:
    lips = sight.lips.copy()
    for column, person in enumerate(sight.people):
        quiet, extent = ranges[person.id]
        lips[:, column] = np.clip((lips[:, column] - quiet) / extent, 0.0, 1.0)
    return Sight(sight.people, sight.times, lips, sight.visible, sight.heard)


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
