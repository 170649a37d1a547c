"""Where the networks lie."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FaceModels:
    """Paths of the two model files."""

    detector: Path
    landmarker: Path
