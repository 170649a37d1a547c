"""MediaPipe behind the FaceAnalyzer port, in a process of its own."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import structlog

from core.domain.errors import EngineUnavailableError
from core.domain.faces import FaceAnalysis
from core.domain.faces_json import load_faces
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.models import FaceModels
from core.media.json_child import run_json_child
from core.ports.progress import ProgressSink

log = structlog.get_logger(__name__)


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
        network = self._models.active_speaker
        request = {
            "video": str(video),
            "facts": asdict(facts),
            "span": asdict(span),
            "turns_ms": list(turns_ms),
            "detector": str(self._models.detector),
            "landmarker": str(self._models.landmarker),
            "active_speaker": network and str(network),
        }
        result = await run_json_child("core.engines.faces.child", request, progress)
        try:
            analysis = load_faces(result["faces"])
        except ValueError as error:
            raise EngineUnavailableError(str(error)) from error
        if result["unused"] is not None:
            log.warning("active_speaker_network_unused", why=result["unused"])
        return analysis
