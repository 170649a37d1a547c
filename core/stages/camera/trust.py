"""How far lips and labels agree about who speaks: neither is believed where they do not."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from core.stages.camera.sight import Sight

MOVING_LIPS, DECISIVE_LIPS = 0.4, 0.3
"""Lips that move so much, and so much more than the others', say who speaks, whatever the labels
say."""
EDGE_STEPS = 2
"""Lips near a change of the label belong to both turns."""
MIN_COMPARED = 8
DISTRUST, TRUST = 0.78, 0.94
"""Share of decisive moments in which lips and labels agree: up to the first nothing is believed,
from the second on everything. Two people and labels by chance agree in half."""


def trust_in(here: Sequence[Sight], pairs: Mapping[int, int | None]) -> float:
    """Return 0..1: how far the lips bear out that these labels are these people's; 1 where lips
    decide nothing.

    Compared is within turns; where labels change so often that there are none, everywhere.
    """
    for edge in (EDGE_STEPS, 0):
        agreed = [
            face == pairs[label]
            for sight in here
            for label, face in _decided(sight, edge)
            if face is not None or pairs[label] is None
        ]
        if len(agreed) >= MIN_COMPARED:
            share = sum(agreed) / len(agreed)
            return min(1.0, max(0.0, (share - DISTRUST) / (TRUST - DISTRUST)))
    return 1.0


def _decided(sight: Sight, edge: int) -> Iterator[tuple[int, int | None]]:
    """Yield label and person for the moments, `edge` steps inside of labelled turns, at which one
    face's lips move far more than all others', or (None) all rest."""
    for step in range(EDGE_STEPS, len(sight.times) - EDGE_STEPS):
        label = int(sight.heard[step])
        if label < 0 or (sight.heard[step - edge : step + edge + 1] != label).any():
            continue
        near = slice(step - EDGE_STEPS, step + EDGE_STEPS + 1)
        lips = np.nan_to_num(sight.lips[near]).mean(axis=0)
        order = np.argsort(lips)
        loudest = float(lips[order[-1]])
        second = float(lips[order[-2]]) if len(order) > 1 else 0.0
        if loudest >= MOVING_LIPS and loudest - second >= DECISIVE_LIPS:
            yield label, sight.people[int(order[-1])].id
        elif loudest < MOVING_LIPS and np.isfinite(sight.lips[step]).all():
            yield label, None
