"""Joining sightings of one shot into tracks, by overlap and distance."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot

from core.domain.faces import FaceSample
from core.domain.geometry import Rect
from core.engines.faces.portrait import Portrait
from core.engines.faces.sighting import Picture, Sighting

MIN_SAMPLES = 3
"""A face seen less often is a ghost, unless nobody looked more often."""
MAX_GAP_MS = 1_500
"""A face out of sight for longer begins a new track."""
MAX_DISTANCE = 1.2
"""Between the centres of a face now and then, in faces."""
MAX_GROWTH = 2.0


@dataclass(slots=True)
class SeenTrack:
    """A face through one shot, and what it looks like."""

    id: int
    samples: list[FaceSample]
    last: Sighting
    portrait: Portrait = field(default_factory=Portrait)

    @property
    def last_ms(self) -> int:
        return self.samples[-1].time_ms


class FaceTracker:
    """Greedy best-first matching; call `finish_shot` at every cut, since tracks end there."""

    def __init__(self) -> None:
        self._next_id = 0
        self._looks = 0
        self._last_look_ms = 0
        self._tracks: list[SeenTrack] = []

    def known(self) -> tuple[Sighting, ...]:
        """Return the faces seen in the last look at this shot."""
        return tuple(track.last for track in self.in_view())

    def in_view(self) -> tuple[SeenTrack, ...]:
        """Return the tracks seen in the last look at this shot."""
        return tuple(t for t in self._tracks if t.last_ms == self._last_look_ms)

    def add(self, time_ms: int, faces: Sequence[Sighting], picture: Picture) -> None:
        """Take all faces of one picture."""
        self._looks += 1
        self._last_look_ms = time_ms
        alive = [t for t in self._tracks if time_ms - t.last_ms <= MAX_GAP_MS]
        pairs = sorted(
            (
                (closeness(track.last.rect, face.rect), t, f)
                for t, track in enumerate(alive)
                for f, face in enumerate(faces)
            ),
            reverse=True,
        )
        free_tracks, free_faces = set(range(len(alive))), set(range(len(faces)))
        for close, t, f in pairs:
            if close > -MAX_DISTANCE and t in free_tracks and f in free_faces:
                free_tracks.discard(t)
                free_faces.discard(f)
                alive[t].samples.append(_sample(time_ms, faces[f]))
                alive[t].last = faces[f]
                alive[t].portrait.look(time_ms, picture, faces[f])
        for f in sorted(free_faces):
            track = SeenTrack(self._next_id, [_sample(time_ms, faces[f])], faces[f])
            track.portrait.look(time_ms, picture, faces[f])
            self._tracks.append(track)
            self._next_id += 1

    def finish_shot(self) -> list[SeenTrack]:
        """Close all tracks and return those that are no ghosts, longest first."""
        enough = min(MIN_SAMPLES, self._looks)
        kept = [t for t in self._tracks if len(t.samples) >= enough]
        self._tracks, self._looks = [], 0
        return sorted(kept, key=lambda t: -len(t.samples))

    def reopen(self, tracks: Sequence[SeenTrack]) -> None:
        """Go on with the tracks of the shot finished last: it had not ended."""
        self._tracks = [*tracks, *self._tracks]
        self._looks += max((len(t.samples) for t in tracks), default=0)


def _sample(time_ms: int, face: Sighting) -> FaceSample:
    return FaceSample(time_ms, face.rect, face.score, face.mouth_open)


def closeness(a: Rect, b: Rect) -> float:
    """Overlap 0..1 where boxes meet, else minus the distance of their centres in faces; -inf where
    one is far larger than the other."""
    small, large = sorted((a.width, b.width))
    if large > MAX_GROWTH * small:
        return float("-inf")
    away = hypot(
        (a.center_x - b.center_x) / max(large, 1e-6),
        (a.center_y - b.center_y) / max(a.height, b.height, 1e-6),
    )
    return a.iou(b) or -away
