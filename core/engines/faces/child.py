"""The process that looks at faces: `python -m core.engines.faces.child`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2

from core.domain.faces_json import dump_faces
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.analyse import analyse_span
from core.engines.faces.models import FaceModels
from core.media.json_child import serve


def work(request: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """Analyse one span as asked by `MediaPipeFaceAnalyzer`."""
    cv2.setNumThreads(1)  # its pictures are small: waking threads costs more than they save
    analysis = analyse_span(
        Path(request["video"]),
        MediaFacts(**request["facts"]),
        Span(**request["span"]),
        FaceModels(Path(request["detector"]), Path(request["landmarker"])),
        progress,
        request["turns_ms"],
    )
    return dump_faces(analysis)


if __name__ == "__main__":
    serve(work)
