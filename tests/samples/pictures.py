"""Small picture helpers: float32 arrays, RGB or one channel, values 0..1."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Picture: TypeAlias = npt.NDArray[np.floating[Any]]


def blur(picture: Picture, sigma: float) -> Picture:
    """Gaussian blur, edges mirrored."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.float32)


def smoothstep(low: float, high: float, value: Picture) -> Picture:
    """0 up to ``low``, 1 from ``high``, smooth between."""
    part = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(part * part * (3 - 2 * part), np.float32)


def polygon(size: tuple[int, int], corners: Sequence[tuple[float, float]], soft: float) -> Picture:
    """A filled shape as a mask of ``size`` (height, width), its edge softened by ``soft`` px."""
    mask = np.zeros(size, np.uint8)
    fixed = (np.array(corners, np.float64) * 16).round().astype(np.int32)
    cv2.fillPoly(mask, [fixed], 255, cv2.LINE_AA, 4)
    return blur(mask.astype(np.float32) / 255, soft)


def curve(corners: Sequence[tuple[float, float]], steps: int = 24) -> list[tuple[float, float]]:
    """A smooth closed outline through the corners (Catmull-Rom)."""
    points = np.array(corners, np.float64)
    before, after = np.roll(points, 1, 0), np.roll(points, -1, 0)
    later = np.roll(points, -2, 0)
    out: list[tuple[float, float]] = []
    for t in np.linspace(0, 1, steps, endpoint=False):
        part = 0.5 * (
            2 * points
            + (after - before) * t
            + (2 * before - 5 * points + 4 * after - later) * t**2
            + (3 * points - before - 3 * after + later) * t**3
        )
        out.extend((float(x), float(y)) for x, y in part)
    ordered = np.array(out).reshape(steps, len(points), 2).transpose(1, 0, 2).reshape(-1, 2)
    return [(float(x), float(y)) for x, y in ordered]


def noise(seed: int, size: tuple[int, int], sigma_x: float, sigma_y: float) -> Picture:
    """Smooth noise with zero mean and unit deviation."""
    grain = np.random.default_rng(seed).normal(0, 1, size).astype(np.float32)
    smooth = cv2.GaussianBlur(grain, (0, 0), sigmaX=sigma_x, sigmaY=sigma_y)
    return np.asarray((smooth - smooth.mean()) / smooth.std(), np.float32)


def over(base: Picture, colour: Picture, alpha: Picture) -> Picture:
    """``colour`` laid over ``base`` with opacity ``alpha`` [h, w]."""
    cover = alpha[..., None]
    return np.asarray(base * (1 - cover) + colour * cover, np.float32)
