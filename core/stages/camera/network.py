"""What an active-speaker network says of faces, weighed against their lips."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.faces import FaceSample

Floats = NDArray[np.float64]

SMOOTH_MS = 500
"""Its word is the mean over this much to either side: alone, a moment is often mistaken."""
LIPS_WEIGHT = 0.4
"""Of lips, against the network's certainty: where it is undecided they decide."""
MOST_TOGETHER = 0.5
"""People take turns: a network that hears several at once for more of the time is not for this
footage."""


def likelihood(samples: Sequence[FaceSample], times: NDArray[np.int64]) -> Floats:
    """Return 0..1 at each time, how likely this face speaks; nan where nothing was scored."""
    scored = [(s.time_ms, s.speaking) for s in samples if s.speaking is not None]
    if not scored:
        return np.full(times.shape, np.nan)
    at, logits = (np.array(values, dtype=np.float64) for values in zip(*scored, strict=True))
    low = np.searchsorted(at, times - SMOOTH_MS)
    high = np.searchsorted(at, times + SMOOTH_MS, "right")
    sums = np.concatenate(([0.0], np.cumsum(logits)))
    near = high - low
    mean = (sums[high] - sums[low]) / np.maximum(near, 1)
    return np.where(near > 0, 1 / (1 + np.exp(-mean)), np.nan)


def believable(tables: Sequence[Floats]) -> bool:
    """Say whether one of several faces is usually singled out; a table per shot, one column a
    person."""
    loud = [(np.nan_to_num(table) > 0.5).sum(axis=1) for table in tables]  # noqa: PLR2004
    anyone = sum(int((count > 0).sum()) for count in loud)
    several = sum(int((count > 1).sum()) for count in loud)
    return several <= MOST_TOGETHER * anyone


def weighed(lips: Floats, word: Floats) -> Floats:
    """Return how much each face seems to speak, 0..1, from its lips and the network's word; nan
    where both are unknown."""
    sure = np.where(np.isfinite(word), np.abs(2 * word - 1), 0.0)
    seen = np.where(np.isfinite(lips), LIPS_WEIGHT, 0.0)
    total = sure + seen
    both = sure * np.nan_to_num(word) + seen * np.nan_to_num(lips)
    return np.where(total > 0, both / np.where(total > 0, total, 1.0), np.nan)
