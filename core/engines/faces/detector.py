"""Faces in a picture, by MediaPipe's full-range BlazeFace.

Full range, because short range loses every face below a tenth of the width: on a two-person wide
shot it found 1 % of the faces where full range found all.
"""

from math import atan2
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from core.domain.errors import EngineMissingError
from core.domain.geometry import Rect
from core.engines.faces.runtime import load_mediapipe
from core.engines.faces.sighting import Picture, Sighting


class FullRangeDetector:
    """MediaPipe FaceDetector in image mode. Use as a context manager: left to the interpreter's
    exit, MediaPipe prints errors."""

    def __init__(self, model: Path, min_score: float = 0.5) -> None:
        """Raises EngineMissingError when `model` is not there."""
        if not model.is_file():
            raise EngineMissingError(str(model), name=model.name)
        self._mediapipe = load_mediapipe()
        tasks = self._mediapipe.tasks
        self._detector: Any = tasks.vision.FaceDetector.create_from_options(
            tasks.vision.FaceDetectorOptions(
                base_options=tasks.BaseOptions(model_asset_path=str(model)),
                min_detection_confidence=min_score,
            )
        )

    def detect(self, picture: Picture) -> tuple[Sighting, ...]:
        """Return the faces of an upright RGB picture."""
        image = self._mediapipe.Image(self._mediapipe.ImageFormat.SRGB, picture)
        height, width = picture.shape[:2]
        return tuple(
            _sighting(found, width, height) for found in self._detector.detect(image).detections
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._detector.close()


def _sighting(found: Any, width: int, height: int) -> Sighting:  # noqa: ANN401  (untyped package)
    box = found.bounding_box
    one_eye, other_eye = found.keypoints[:2]
    return Sighting(
        Rect(box.origin_x / width, box.origin_y / height, box.width / width, box.height / height),
        float(found.categories[0].score),
        atan2((other_eye.y - one_eye.y) * height, (other_eye.x - one_eye.x) * width),
    )
