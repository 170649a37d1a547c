"""Draws the frames of a scene."""

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from tests.benchmarks.camera.actors import CENTRE, FACE_PX, Picture, cast, opacity
from tests.benchmarks.camera.world import Place, Scene

GRAINS = 7
_WALLS = ((46, 74, 82), (88, 66, 52), (58, 60, 88), (70, 84, 60), (40, 40, 46), (96, 88, 80))
"""RGB; every shot has another wall."""


def pictures(scene: Scene) -> Iterator[Picture]:
    """Return every frame in order, (height, width, 3) RGB."""
    random = np.random.default_rng(3)
    walls = [_wall(scene, number) for number in range(len(scene.takes))]
    grains = _grains(scene, random) if scene.grain else []
    shake_px = scene.shake_px * scene.width / 1920
    for number in range(scene.span.duration_ms * scene.fps // 1000):
        time_ms = number * 1000 / scene.fps
        take = scene.take_at(time_ms)
        shift = random.normal(0, shake_px, 2) if shake_px else np.zeros(2)
        frame = walls[scene.takes.index(take)].copy()
        talking = {s.person for s in scene.speeches if s.span.contains(int(time_ms))}
        for who, path in sorted(take.paths.items()):
            sheet = cast()[who].frame(number, speaks=who in talking)
            _paste(frame, sheet, path(time_ms / 1000), shift)
        if grains:
            frame = _add(frame, grains[int(random.integers(GRAINS))])
        yield frame


def _paste(frame: Picture, sheet: Picture, place: Place, shift: npt.NDArray[np.float64]) -> None:
    """Draw a person into the frame, the middle of the face at its place."""
    height, width = frame.shape[:2]
    scale = place.height * height / FACE_PX
    left = place.x * width + shift[0] - CENTRE[0] * scale
    top = place.y * height + shift[1] - CENTRE[1] * scale
    x0, y0 = max(0, int(left)), max(0, int(top))
    x1 = min(width, int(left + sheet.shape[1] * scale))
    y1 = min(height, int(top + sheet.shape[0] * scale))
    if x1 <= x0 or y1 <= y0:
        return
    move = np.array([[scale, 0, left - x0], [0, scale, top - y0]])
    size = (x1 - x0, y1 - y0)
    alpha = cv2.warpAffine(opacity(), move, size).astype(np.float32)[..., None] / 255
    person = cv2.warpAffine(sheet, move, size, borderMode=cv2.BORDER_REPLICATE)
    window = frame[y0:y1, x0:x1]
    window[:] = window + (person.astype(np.float32) - window) * alpha


def _wall(scene: Scene, number: int) -> Picture:
    """Soft light and soft shapes on one colour."""
    random = np.random.default_rng(50 + number)
    rough = random.normal(0, 1, (5, 8, 3)).astype(np.float32)
    soft = cv2.resize(rough, (scene.width, scene.height), interpolation=cv2.INTER_CUBIC)
    colour = np.array(_WALLS[number % len(_WALLS)], np.float32)
    return np.asarray(np.clip(colour * (1 + 0.1 * soft), 0, 255), np.uint8)


def _grains(scene: Scene, random: np.random.Generator) -> list[npt.NDArray[np.int16]]:
    shape = (scene.height, scene.width, 1)
    return [random.normal(0, scene.grain, shape).astype(np.int16) for _ in range(GRAINS)]


def _add(frame: Picture, grain: npt.NDArray[np.int16]) -> Picture:
    return np.asarray(np.clip(frame + grain, 0, 255), np.uint8)
