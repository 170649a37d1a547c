"""The best movement of one coordinate of the window, the whole future known.

Dynamic programming over place and speed: speed and acceleration are bounded by construction, rest
costs nothing, every movement and every change of speed does. So the window rests while the face
is well inside, sets off before it would get out, and goes no further than it has to.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MAX_SPEED = 1.0
"""In windows (`Aim.unit`) per second."""
MAX_ACCELERATION = 1.5
"""In windows per second per second."""
CENTRE, COMFORT, CUT = 0.05, 3.0, 40.0
"""Cost per second of the square of the way (in windows) off the target, of the square of that
beyond `free`, and of the way beyond `slack`."""
TRAVEL, MOVING, CHANGE = 1.0, 0.1, 0.6
"""Cost of a window's width of way, of a second in motion, of a change of speed by one window per
second."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What the window is asked to do; arrays have one value per step.

    target: where it should be.  free: how far it may be off as well.  slack: how far before the
    face is cut.  weight: how much a step counts.  unit: size of the window.
    """

    target: Floats
    free: Floats
    slack: Floats
    weight: Floats
    unit: float


def steer(aim: Aim, step_s: float, speed: float) -> Floats:
    """Return the coordinate at every step, from rest to rest. `speed` scales both limits."""
    quantum = MAX_ACCELERATION * speed * step_s**2 * aim.unit
    places = np.arange(aim.target.min(), aim.target.max() + quantum, quantum)
    cost = _place_cost(aim, places) * step_s
    if len(places) == 1:
        return np.full(aim.target.shape, places[0])
    fastest = max(1, round(MAX_SPEED / (MAX_ACCELERATION * step_s)))
    speeds = np.arange(-fastest, fastest + 1)
    per_second = np.abs(speeds) * quantum / aim.unit / step_s
    motion = step_s * (TRAVEL * per_second + MOVING * (speeds != 0))
    return places[_cheapest(cost, motion, CHANGE * MAX_ACCELERATION * speed * step_s)]


def _place_cost(aim: Aim, places: Floats) -> Floats:
    """Return the cost per second of every place (columns) at every step (rows)."""
    off = np.abs(places[None, :] - aim.target[:, None]) / aim.unit
    free, slack = aim.free[:, None] / aim.unit, aim.slack[:, None] / aim.unit
    beyond = np.maximum(off - np.minimum(free, slack), 0.0)
    cut = np.maximum(off - slack, 0.0)
    return aim.weight[:, None] * (CENTRE * off**2 + COMFORT * beyond**2 + CUT * cut)


def _cheapest(cost: Floats, motion: Floats, change: float) -> NDArray[np.int64]:
    """Return the index of the place at each step.

    The speed at a step is how many places the window has come since the one before; it changes by
    at most one from step to step.
    """
    steps, count = cost.shape
    still = len(motion) // 2
    rows = np.arange(count)[:, None] - (np.arange(len(motion))[None, :] - still)
    outside = (rows < 0) | (rows >= count)
    rows, columns = np.clip(rows, 0, count - 1), np.arange(len(motion))[None, :]
    sums = np.full((count, len(motion)), np.inf)
    sums[:, still] = cost[0]
    changes = np.zeros((steps, count, len(motion)), dtype=np.int8)
    for step in range(1, steps):
        best = sums.copy()
        change_of = changes[step]
        for way, source, aim in ((1, sums[:, :-1], slice(1, None)), (-1, sums[:, 1:], slice(-1))):
            cheaper = source + change < best[:, aim]
            best[:, aim] = np.where(cheaper, source + change, best[:, aim])
            change_of[:, aim][cheaper] = way
        sums = best[rows, columns]
        sums[outside] = np.inf
        sums += cost[step][:, None] + motion[None, :]
    place, pace = int(sums[:, still].argmin()), still
    path = np.empty(steps, dtype=np.int64)
    for step in range(steps - 1, 0, -1):
        path[step] = place
        place -= pace - still
        pace -= int(changes[step, place, pace])
    path[0] = place
    return path
