"""Feeding an active-speaker network while the frames of a span come.

The network wants 25 pictures a second of every face, which costs 0.14 s of work for a second of
one face. So it is asked only while more than one face is in view: of a single one the plan never
doubts that it is to be shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.domain.geometry import Rect
from core.engines.faces.active_speaker.mfcc import Cepstra
from core.engines.faces.active_speaker.network import FACE_PX, ROWS_PER_FRAME, Faces, Logits
from core.engines.faces.sighting import Square
from core.engines.faces.tracker import SeenTrack
from core.engines.faces.watcher import MAX_READ

SLOT_MS = 40
"""25 pictures a second, whatever the video's own rate is."""
MIN_APART_MS = 25
"""Frames that come faster are left out: the next one is as near to its slot."""
CHUNK, LEAST = 50, 12
"""Pictures scored at once, and how few are worth it. 2 s tell enough (the authors of the networks
go by 1 to 6) and take 150 MB; 5 s would take twice as much."""
REGION, LOWER = 0.7, 0.2
"""Side of the square around the mouth, and how far its middle is below the face's, in faces."""

Grey = NDArray[np.uint8]
"""(h, w), brightness."""


class Network(Protocol):
    """Scores one face."""

    def score(self, faces: Faces, cepstra: Cepstra) -> Logits: ...


@dataclass(slots=True)
class _Row:
    """Pictures of one face, one a slot."""

    first: int
    faces: list[Grey] = field(default_factory=list)

    @property
    def next(self) -> int:
        return self.first + len(self.faces)


class SpeechWatch:
    """Give it the looks of a span in order and, while `is_due`, the frames between them."""

    def __init__(self, network: Network, listen: Callable[[], Cepstra], start_ms: int) -> None:
        """`listen` returns the cepstra of the whole span from `start_ms` on."""
        self._network = network
        self._listen = listen
        self._start_ms = start_ms
        self._heard: Cepstra | None = None
        self._looked_ms: int | None = None
        self._frames: list[tuple[int, Grey]] = []
        self._rows: dict[int, _Row] = {}
        self._logits: dict[int, dict[int, float]] = {}
        self.is_on = False
        """Whether there are faces to tell apart: every frame is wanted then."""

    def is_due(self, time_ms: int) -> bool:
        """Say whether this frame is wanted."""
        early = self._frames and time_ms - self._frames[-1][0] < MIN_APART_MS
        return self.is_on and not early

    def see(self, time_ms: int, frame: Grey) -> None:
        """Take an upright frame."""
        self._frames.append((time_ms, frame))

    def looked(self, time_ms: int, tracks: Sequence[SeenTrack]) -> None:
        """Take the faces of a look, after the frames up to it."""
        shown = sorted(tracks, key=lambda track: -track.last.rect.area)[:MAX_READ]
        if self._frames and self._looked_ms is not None:
            slots = range(self._slot(self._looked_ms) + 1, self._slot(time_ms) + 1)
            for track in shown:
                self._cut(track, slots, self._looked_ms)
        going_on = {track.id for track in shown} if self._frames else set()
        for gone in self._rows.keys() - going_on:
            self._score(gone, self._rows.pop(gone))
        self._looked_ms, self.is_on = time_ms, len(shown) > 1
        self._frames = self._frames[-1:] if self.is_on else []

    def end_shot(self) -> None:
        """Nothing goes on beyond a cut."""
        for track, row in self._rows.items():
            self._score(track, row)
        self._rows, self._frames = {}, []
        self._looked_ms, self.is_on = None, False

    def logits(self) -> dict[int, dict[int, float]]:
        """Return, after the end of the last shot, by track and time in ms, what was scored."""
        return self._logits

    def _slot(self, time_ms: int) -> int:
        return (time_ms - self._start_ms) // SLOT_MS

    def _cut(self, track: SeenTrack, slots: range, since_ms: int) -> None:
        """Add the mouth in every slot since the last look, its place between those of the looks."""
        if len(track.samples) < 2 or track.samples[-2].time_ms != since_ms:  # noqa: PLR2004
            return
        early, late = track.samples[-2:]
        row = self._rows.setdefault(track.id, _Row(slots.start))
        for slot in slots:
            at_ms = self._start_ms + slot * SLOT_MS
            _, frame = min(self._frames, key=lambda timed: abs(timed[0] - at_ms))
            share = (at_ms - early.time_ms) / (late.time_ms - early.time_ms)
            row.faces.append(mouth_region(frame, _between(early.rect, late.rect, share)))
        if len(row.faces) >= CHUNK:
            self._score(track.id, row)
            self._rows[track.id] = _Row(row.next)

    def _score(self, track: int, row: _Row) -> None:
        if len(row.faces) < LEAST:
            return
        if self._heard is None:
            self._heard = self._listen()
        rows = slice(ROWS_PER_FRAME * row.first, ROWS_PER_FRAME * row.next)
        logits = self._network.score(np.stack(row.faces), self._heard[rows])
        times = range(row.first, row.next)
        self._logits.setdefault(track, {}).update(
            (self._start_ms + slot * SLOT_MS, float(logit))
            for slot, logit in zip(times, logits, strict=True)
        )


def mouth_region(frame: Grey, face: Rect) -> Grey:
    """Return what the network sees of a face, (112, 112): from the nose to below the chin."""
    height, width = frame.shape
    side = max(face.width * width, face.height * height)
    middle = face.center_y * height + LOWER * side
    return Square(face.center_x * width, middle, REGION * side, 0.0).cut(frame, FACE_PX)


def _between(a: Rect, b: Rect, share: float) -> Rect:
    pairs = ((a.x, b.x), (a.y, b.y), (a.width, b.width), (a.height, b.height))
    return Rect(*(early + (late - early) * share for early, late in pairs))
