"""How far a mouth is open, by MediaPipe's FaceLandmarker on a crop around the face."""

from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from core.domain.errors import EngineMissingError
from core.domain.geometry import Rect

CROP_PX = 256
CROP_SCALE = 2.0
"""The crop is twice the face and enlarged to 256 px: with that, 48 px faces missed 0 of 1582."""

UPPER_LIP, LOWER_LIP, FOREHEAD, CHIN = 13, 14, 10, 152
"""Indices in the 478-point face mesh."""


class LipReader:
    """Measures the gap between the inner lips over the height of the face."""

    def __init__(self, model: Path) -> None:
        """Raises EngineMissingError when `model` is not there."""
        if not model.is_file():
            raise EngineMissingError(str(model), name=model.name)
        from mediapipe.tasks import python as tasks  # noqa: PLC0415  (1 s of imports)
        from mediapipe.tasks.python import vision  # noqa: PLC0415

        self._landmarker: Any = vision.FaceLandmarker.create_from_options(
            vision.FaceLandmarkerOptions(
                base_options=tasks.BaseOptions(model_asset_path=str(model)), num_faces=1
            )
        )

    def mouth_open(self, picture: NDArray[np.uint8], face: Rect) -> float | None:
        """Return lip gap / face height of the face in an upright RGB picture; None if unseen."""
        import mediapipe as mp  # noqa: PLC0415

        crop = _crop(picture, face)
        if crop is None:
            return None
        found = self._landmarker.detect(mp.Image(mp.ImageFormat.SRGB, crop)).face_landmarks
        if not found:
            return None
        points = found[0]
        height = _distance(points[FOREHEAD], points[CHIN])
        return _distance(points[UPPER_LIP], points[LOWER_LIP]) / height if height > 0 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._landmarker.close()


def _crop(picture: NDArray[np.uint8], face: Rect) -> NDArray[np.uint8] | None:
    """Cut a square around the face, edges repeated beyond the picture, sized CROP_PX."""
    import cv2  # noqa: PLC0415

    height, width = picture.shape[:2]
    side = round(CROP_SCALE * max(face.width * width, face.height * height))
    if side < 8:  # noqa: PLR2004  (px: nothing to see in there)
        return None
    left = round(face.center_x * width - side / 2)
    top = round(face.center_y * height - side / 2)
    cut = picture[max(0, top) : top + side, max(0, left) : left + side]
    if cut.size == 0:
        return None
    padded = cv2.copyMakeBorder(
        cut,
        max(0, -top),
        max(0, top + side - height),
        max(0, -left),
        max(0, left + side - width),
        cv2.BORDER_REPLICATE,
    )
    return np.asarray(cv2.resize(padded, (CROP_PX, CROP_PX)), dtype=np.uint8)


class _Landmark(Protocol):
    x: float
    y: float


def _distance(a: _Landmark, b: _Landmark) -> float:
    return float(np.hypot(a.x - b.x, a.y - b.y))
