"""MediaPipe behind the FaceAnalyzer port, in a process of its own."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from core.domain.errors import EngineUnavailableError
from core.domain.faces import FaceAnalysis
from core.domain.faces_json import load_faces
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.models import FaceModels
from core.media.json_child import run_json_child
from core.ports.progress import ProgressSink


class MediaPipeFaceAnalyzer:
    """Implements `core.ports.faces.FaceAnalyzer`."""

    def __init__(self, models: FaceModels) -> None:
        self._models = models

    async def analyse(
        self,
        video: Path,
        facts: MediaFacts,
        span: Span,
        progress: ProgressSink,
        turns_ms: Sequence[int] = (),
    ) -> FaceAnalysis:
        """See the port."""
        request = {
            "video": str(video),
            "facts": asdict(facts),
            "span": asdict(span),
            "turns_ms": list(turns_ms),
            "detector": str(self._models.detector),
            "landmarker": str(self._models.landmarker),
        }
        result = await run_json_child("core.engines.faces.child", request, progress)
        try:
            return load_faces(result)
        except ValueError as error:
            raise EngineUnavailableError(str(error)) from error
