"""The process that looks at faces: `python -m core.engines.faces.child`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.domain.faces_json import dump_faces
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.analyse import FaceModels, analyse_span
from core.media.json_child import serve


def work(request: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """Analyse one span as asked by `MediaPipeFaceAnalyzer`."""
    analysis = analyse_span(
        Path(request["video"]),
        MediaFacts(**request["facts"]),
        Span(**request["span"]),
        FaceModels(Path(request["detector"]), Path(request["landmarker"])),
        progress,
    )
    return dump_faces(analysis)


if __name__ == "__main__":
    serve(work)
