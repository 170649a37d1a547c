"""How much every face's lips move, as a sign of who speaks."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.faces import FaceSample
from core.stages.camera.network import believable, likelihood, weighed
from core.stages.camera.people import Person

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LOOKS, FEW_LOOKS, LOOKS_WITHIN_MS = 4, 3, 1_250
"""Lips are judged by so many looks, the nearest ones, unless one is further away than that: more
blur the turns, fewer are chance."""
CLOSED_LIPS, LEAST_RANGE, MOST_RANGE = 0.008, 0.01, 0.04
"""Deviations of the lip gap, of the face's height: a face's own quiet level is at most the first;
its range from there is at least the second (less is the noise of a mouth that never speaks)."""


def lips_of(shots: Sequence[Sequence[Person]], times: Sequence[Ints], looks: int) -> list[Floats]:
    """Return for each shot a table, rows as its times (ms), columns as its people: 0 quiet to 1
    moving as this face's lips do in speech, nan where unseen.

    Lips are scaled by each person's own range in the whole clip, since light and distance alone
    make one face's lips stir more than another's. Where an active-speaker network was asked, its
    word is in it.
    """
    shown = list(zip(shots, times, strict=True))
    tables = [table([_activity(p.samples, at, looks) for p in people]) for people, at in shown]
    ranges = _ranges(shots, tables)
    lips = [
        _scaled(own, [ranges[person.id] for person in people])
        for own, people in zip(tables, shots, strict=True)
    ]
    words = [table([likelihood(p.samples, at) for p in people]) for people, at in shown]
    if not believable([word for word in words if word.size]):
        return lips
    return [weighed(own, word) if word.size else own for own, word in zip(lips, words, strict=True)]


def table(columns: Sequence[NDArray[np.generic]]) -> Floats:
    """Return the columns beside each other."""
    return np.array(columns, dtype=np.float64).T if columns else np.zeros((0, 0))


def _ranges(
    shots: Sequence[Sequence[Person]], tables: Sequence[Floats]
) -> dict[int, tuple[float, float]]:
    raw: dict[int, list[Floats]] = {}
    for people, own in zip(shots, tables, strict=True):
        for column, person in enumerate(people):
            raw.setdefault(person.id, []).append(own[:, column])
    return {person: _range(np.concatenate(columns)) for person, columns in raw.items()}


def _activity(samples: Sequence[FaceSample], times: Ints, looks: int) -> Floats:
    """Return the deviation of the lip gap over the looks around each time, nan with too few."""
    seen = [(s.time_ms, s.mouth_open) for s in samples if s.mouth_open is not None]
    if len(seen) < looks:
        return np.full(times.shape, np.nan)
    at, gaps = (np.array(values, dtype=np.float64) for values in zip(*seen, strict=True))
    first = _nearest(at, times, looks)
    windows = np.lib.stride_tricks.sliding_window_view(gaps, looks)
    far = np.maximum(times - at[first], at[first + looks - 1] - times)
    return np.where(far <= LOOKS_WITHIN_MS, windows.std(axis=1)[first], np.nan)


def _nearest(at: Floats, times: Ints, looks: int) -> Ints:
    """Return the index of the first of the looks nearest to each time."""
    middle = (at[: len(at) - looks + 1] + at[looks - 1 :]) / 2
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


def _scaled(activity: Floats, ranges: Sequence[tuple[float, float]]) -> Floats:
    if not ranges:
        return activity
    quiet, extent = np.array(ranges).T
    return np.asarray(np.clip((activity - quiet) / extent, 0.0, 1.0))
