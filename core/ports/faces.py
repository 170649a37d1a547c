"""Seeing who is in the picture."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from core.domain.faces import FaceAnalysis
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.ports.progress import ProgressSink


class FaceAnalyzer(Protocol):
    """Finds shots and faces in a span of a video."""

    async def analyse(
        self,
        video: Path,
        facts: MediaFacts,
        span: Span,
        progress: ProgressSink,
        turns_ms: Sequence[int] = (),
    ) -> FaceAnalysis:
        """Decode the span once and return what was seen.

        Around `turns_ms`, the times a speaker begins where known, it looks twice as often at
        several faces. An active-speaker network that cannot be used is done without.

        Raises EngineUnavailableError when the analysis crashed, EngineMissingError without a
        model file. Cancelling ends the work at once.
        """
        ...
