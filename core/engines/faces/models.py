"""Where the networks lie."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FaceModels:
    """Paths of the model files; `active_speaker` only where somebody has such a network."""

    detector: Path
    landmarker: Path
    active_speaker: Path | None = None
