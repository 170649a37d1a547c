"""One pass over a span: decode, cuts, faces, lips, tracks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.domain.faces import FaceAnalysis, Shot
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.cuts import CutFinder
from core.engines.faces.detector import FullRangeDetector
from core.engines.faces.lips import LipReader
from core.engines.faces.tracker import FaceTracker
from core.media.frames import DecodedFrame, decode_span

SAMPLE_FPS = 3.0
ANALYSIS_WIDTH = 960
"""Width of the picture faces are sought in, px. Detection cost hardly depends on it."""
MIN_FACE = 0.02
"""Smaller faces (of the picture's width) are audience and posters."""


@dataclass(frozen=True, slots=True)
class FaceModels:
    """Paths of the two model files."""

    detector: Path
    landmarker: Path


def analyse_span(
    video: Path,
    facts: MediaFacts,
    span: Span,
    models: FaceModels,
    progress: Callable[[float], None],
) -> FaceAnalysis:
    """Return shots and tracked faces of the span. CPU-bound: run it in a process of its own.

    Raises EngineMissingError without models, EngineUnavailableError when decoding fails.
    """
    cuts, tracker, shots = CutFinder(), FaceTracker(), list[Shot]()
    shot_start = span.start_ms
    with FullRangeDetector(models.detector) as detector, LipReader(models.landmarker) as lips:
        for frame in decode_span(video, facts, span, SAMPLE_FPS, ANALYSIS_WIDTH):
            if cuts.is_cut(frame.cue, frame.time_ms):
                shots.append(Shot(Span(shot_start, frame.time_ms), tracker.finish_shot()))
                shot_start = frame.time_ms
            if frame.image is not None:
                _look(frame, detector, lips, tracker)
                progress((frame.time_ms - span.start_ms) / max(1, span.duration_ms))
    shots.append(Shot(Span(shot_start, span.end_ms), tracker.finish_shot()))
    return FaceAnalysis(span, facts.width, facts.height, SAMPLE_FPS, tuple(shots))


def _look(
    frame: DecodedFrame, detector: FullRangeDetector, lips: LipReader, tracker: FaceTracker
) -> None:
    picture = frame.image
    if picture is None:
        return
    faces = tuple(f for f in detector.detect(picture) if f.rect.width >= MIN_FACE)
    mouths = tuple(lips.mouth_open(picture, face.rect) for face in faces)
    tracker.add(frame.time_ms, faces, mouths)
