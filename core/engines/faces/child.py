"""The process that looks at faces: `python -m core.engines.faces.child`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2

from core.domain.errors import EngineMissingError, EngineUnusableError
from core.domain.faces_json import dump_faces
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.active_speaker.listening import speech_watch
from core.engines.faces.active_speaker.watch import SpeechWatch
from core.engines.faces.analyse import analyse_span
from core.engines.faces.models import FaceModels
from core.media.json_child import serve


def work(request: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """Analyse one span as asked by `MediaPipeFaceAnalyzer`. An active-speaker network that cannot
    be used is done without; `unused` tells why."""
    cv2.setNumThreads(1)  # its pictures are small: waking threads costs more than they save
    video, facts = Path(request["video"]), MediaFacts(**request["facts"])
    span = Span(**request["span"])
    speech: SpeechWatch | None = None
    unused = None
    if request["active_speaker"] is not None:
        try:
            speech = speech_watch(Path(request["active_speaker"]), video, facts, span)
        except (EngineMissingError, EngineUnusableError) as error:
            unused = str(error)
    models = FaceModels(Path(request["detector"]), Path(request["landmarker"]))
    analysis = analyse_span(video, facts, span, models, progress, request["turns_ms"], speech)
    return {"faces": dump_faces(analysis), "unused": unused}


if __name__ == "__main__":
    serve(work)
