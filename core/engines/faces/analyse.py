"""One pass over a span: decode, cuts, faces, lips, tracks."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from core.domain.faces import FaceAnalysis, FaceTrack, Shot
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.active_speaker.listening import with_speech
from core.engines.faces.active_speaker.watch import SpeechWatch
from core.engines.faces.cuts import exact_cut
from core.engines.faces.detector import FullRangeDetector
from core.engines.faces.false_faces import real_faces
from core.engines.faces.mesh import FaceMesh
from core.engines.faces.models import FaceModels
from core.engines.faces.people import people_of
from core.engines.faces.schedule import LOOKS_PER_S, Schedule
from core.engines.faces.shots import SeenShot, ShotWatch
from core.engines.faces.watcher import FaceWatcher
from core.media.frames import decode_span

ANALYSIS_SIDE = 640
"""Longer side of the picture faces are sought in, px: 48 px faces are read well in it."""


def analyse_span(
    video: Path,
    facts: MediaFacts,
    span: Span,
    models: FaceModels,
    progress: Callable[[float], None],
    turns_ms: Sequence[int] = (),
    speech: SpeechWatch | None = None,
) -> FaceAnalysis:
    """Return shots and tracked faces of the span. CPU-bound: run it in a process of its own.

    Where `speech` tells faces apart, no frame is left out.
    Raises EngineMissingError without models, EngineUnavailableError when decoding fails.
    """
    with FullRangeDetector(models.detector) as detector, FaceMesh(models.landmarker) as mesh:
        watcher = FaceWatcher(detector, mesh)
        watch = ShotWatch(span, watcher, Schedule(turns_ms), progress, speech)
        is_sparse = partial(_is_sparse, speech)
        for frame in decode_span(video, facts, span, ANALYSIS_SIDE, sparse=is_sparse):
            watch.take(frame)
    seen = watch.finish()
    logits = {} if speech is None else speech.logits()
    starts = [_exact_start(video, facts, shot) for shot in seen]
    spans = [Span(start, end) for start, end in pairwise([*starts, span.end_ms])]
    shots = _named(spans, seen, logits)
    return FaceAnalysis(span, facts.width, facts.height, LOOKS_PER_S, shots)


def _is_sparse(speech: SpeechWatch | None) -> bool:
    return speech is None or not speech.is_on


def _exact_start(video: Path, facts: MediaFacts, shot: SeenShot) -> int:
    """Frames were left out around a cut that no large packet announced: decode them."""
    if shot.before_ms is None:
        return shot.start_ms
    around = Span(shot.before_ms, shot.start_ms + 1)
    frames = decode_span(video, facts, around, ANALYSIS_SIDE)
    return exact_cut((frame.time_ms, frame.cue) for frame in frames)


def _named(
    spans: Sequence[Span], seen: Sequence[SeenShot], logits: Mapping[int, Mapping[int, float]]
) -> tuple[Shot, ...]:
    tracks = [real_faces(shot.tracks) for shot in seen]
    people = people_of(tracks)
    return tuple(
        Shot(span, tuple(FaceTrack(t.id, with_speech(t, logits), people[t.id]) for t in real))
        for span, real in zip(spans, tracks, strict=True)
    )
