"""The face mesh: where lips, eyes and outline of a known face are.

MediaPipe's FaceLandmarker seeks the face again in every picture and works out expressions. Here
the face is known already, so only the mesh network of its bundle is run, by MediaPipe's own
runner for single networks: same points, two thirds of the time.
"""

from dataclasses import replace
from math import atan2
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zipfile import BadZipFile, ZipFile

import numpy as np

from core.domain.errors import EngineMissingError
from core.domain.geometry import Rect
from core.engines.faces.runtime import load_mediapipe
from core.engines.faces.sighting import Picture, Points, Sighting, distance, square_around

MESH_FILE = "face_landmarks_detector.tflite"
INPUT_PX = 256
POINTS = 478
SURROUNDINGS = 1.5
"""Side of the square looked at, in faces: what the network was trained with."""
MIN_PRESENCE = 4.0
"""Logit that there is a face: 14 to 24 on real ones, below 0 elsewhere."""
UPPER_LIP, LOWER_LIP, FOREHEAD, CHIN, RIGHT_EYE, LEFT_EYE = 13, 14, 10, 152, 33, 263


class FaceMesh:
    """Reads the mesh of a face whose place is nearly known. Use as a context manager."""

    def __init__(self, bundle: Path) -> None:
        """`bundle` is a face_landmarker.task. Raises EngineMissingError when it is not there."""
        try:
            with ZipFile(bundle) as models:
                network = models.read(MESH_FILE)
        except (OSError, KeyError, BadZipFile) as error:
            raise EngineMissingError(str(bundle), name=bundle.name) from error
        self._mediapipe = load_mediapipe()
        tasks = self._mediapipe.tasks
        self._runner: Any = tasks.vision.ImageEmbedder.create_from_options(
            tasks.vision.ImageEmbedderOptions(
                base_options=tasks.BaseOptions(model_asset_buffer=network)
            )
        )

    def read(self, picture: Picture, known: Sighting) -> Sighting | None:
        """Return the face with its present place, tilt and mouth; None if there is none."""
        square = square_around(known, picture, SURROUNDINGS)
        cut = square.cut(picture, INPUT_PX)
        image = self._mediapipe.Image(self._mediapipe.ImageFormat.SRGB, cut)
        mesh, presence, *_ = self._runner.embed(image).embeddings
        if float(np.ravel(presence.embedding)[0]) < MIN_PRESENCE:
            return None
        points = np.asarray(mesh.embedding, dtype=np.float32).reshape(POINTS, 3)[:, :2]
        return _seen(square.back(points, INPUT_PX), known, picture)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._runner.close()


def _seen(points: Points, known: Sighting, picture: Picture) -> Sighting | None:
    face_height = distance(points, FOREHEAD, CHIN)
    if face_height <= 0:
        return None
    eyes = points[LEFT_EYE] - points[RIGHT_EYE]
    return replace(
        known,
        rect=_box(points, picture),
        tilt=atan2(float(eyes[1]), float(eyes[0])),
        mouth_open=distance(points, UPPER_LIP, LOWER_LIP) / face_height,
    )


def _box(points: Points, picture: Picture) -> Rect:
    """The square around all points: within 2 % the box that the detector gives."""
    height, width = picture.shape[:2]
    low, high = points.min(axis=0), points.max(axis=0)
    side = float((high - low).max())
    center_x, center_y = (float(value) for value in (low + high) / 2)
    return Rect(
        (center_x - side / 2) / width, (center_y - side / 2) / height, side / width, side / height
    )
