"""Tracks made of numbers."""

from collections.abc import Sequence

import numpy as np

from core.domain.faces import FaceSample
from core.domain.geometry import Rect
from core.engines.faces.portrait import THUMB_PX, Portrait, Values, View
from core.engines.faces.sighting import Sighting
from core.engines.faces.tracker import SeenTrack


def thumb(seed: int) -> Values:
    values = np.random.default_rng(seed).standard_normal((THUMB_PX, THUMB_PX))
    return np.asarray(values / np.linalg.norm(values), dtype=np.float32)


def mixed(a: Values, b: Values, share: float) -> Values:
    """Something `share` like a, the rest like b."""
    return np.asarray(share * a + (1 - share**2) ** 0.5 * b, dtype=np.float32)


def colors(*amounts: float) -> Values:
    return np.asarray(np.array(amounts) / sum(amounts), dtype=np.float32)


def track(
    number: int,
    start_ms: int,
    views: Sequence[View],
    mouths: Sequence[float | None] = (None,) * 10,
    *,
    width: float = 0.1,
    changes: Sequence[float] = (),
) -> SeenTrack:
    rect = Rect(0.3, 0.3, width, 0.2)
    samples = [FaceSample(start_ms + i * 333, rect, 0.9, m) for i, m in enumerate(mouths)]
    portrait = Portrait(list(views), list(changes))
    return SeenTrack(number, samples, Sighting(rect, 0.9), portrait)
