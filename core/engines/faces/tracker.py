"""Joining detections of one shot into tracks, by overlap and distance."""

from dataclasses import dataclass, field
from math import hypot

from core.domain.faces import FaceBox, FaceSample, FaceTrack
from core.domain.geometry import Rect

MIN_SAMPLES = 3
"""A face seen less often is a ghost, unless nobody looked more often."""


@dataclass(slots=True)
class _OpenTrack:
    id: int
    samples: list[FaceSample] = field(default_factory=list)

    @property
    def last(self) -> FaceSample:
        return self.samples[-1]


class FaceTracker:
    """Greedy best-first matching; call `finish_shot` at every cut, since tracks end there."""

    def __init__(self, max_gap_ms: int = 1_500, max_distance: float = 1.2) -> None:
        """`max_distance` between centres is in face widths; longer gaps end a track."""
        self._max_gap_ms = max_gap_ms
        self._max_distance = max_distance
        self._next_id = 0
        self._looks = 0
        self._tracks: list[_OpenTrack] = []

    def add(
        self, time_ms: int, faces: tuple[FaceBox, ...], mouths: tuple[float | None, ...]
    ) -> None:
        """Take all faces of one sampled frame, with the mouth opening of each."""
        self._looks += 1
        alive = [t for t in self._tracks if time_ms - t.last.time_ms <= self._max_gap_ms]
        pairs = sorted(
            (
                (_closeness(track.last.rect, face.rect), t, f)
                for t, track in enumerate(alive)
                for f, face in enumerate(faces)
            ),
            reverse=True,
        )
        free_tracks, free_faces = set(range(len(alive))), set(range(len(faces)))
        for closeness, t, f in pairs:
            if closeness > -self._max_distance and t in free_tracks and f in free_faces:
                free_tracks.discard(t)
                free_faces.discard(f)
                alive[t].samples.append(_sample(time_ms, faces[f], mouths[f]))
        for f in sorted(free_faces):
            self._tracks.append(_OpenTrack(self._next_id, [_sample(time_ms, faces[f], mouths[f])]))
            self._next_id += 1

    def finish_shot(self) -> tuple[FaceTrack, ...]:
        """Close all tracks and return those that are no ghosts, longest first."""
        enough = min(MIN_SAMPLES, self._looks)
        kept = [t for t in self._tracks if len(t.samples) >= enough]
        self._tracks, self._looks = [], 0
        kept.sort(key=lambda t: -len(t.samples))
        return tuple(FaceTrack(t.id, tuple(t.samples)) for t in kept)


def _sample(time_ms: int, face: FaceBox, mouth: float | None) -> FaceSample:
    return FaceSample(time_ms, face.rect, face.score, mouth)


def _closeness(a: Rect, b: Rect) -> float:
    """Overlap 0..1 where boxes meet, else minus the centre distance in face widths."""
    overlap = a.iou(b)
    if overlap > 0:
        return overlap
    size = max(a.width, b.width, 1e-6)
    return -hypot(a.center_x - b.center_x, a.center_y - b.center_y) / size
