"""Following faces from shot to shot while the frames come."""

from collections.abc import Callable
from dataclasses import dataclass, field

from core.domain.spans import Span
from core.engines.faces.cuts import CutFinder, Step
from core.engines.faces.schedule import Schedule
from core.engines.faces.tracker import FaceTracker, SeenTrack
from core.engines.faces.watcher import FaceWatcher
from core.media.frames import DecodedFrame


@dataclass(slots=True)
class SeenShot:
    """A shot as it was seen.

    start_ms: its first decoded frame.  before_ms: the last decoded frame before that, None where
    there is no other frame between them.
    """

    start_ms: int
    before_ms: int | None
    tracks: list[SeenTrack] = field(default_factory=list)


class ShotWatch:
    """Takes every decoded frame of a span in order; `finish` gives the shots."""

    def __init__(
        self,
        span: Span,
        watcher: FaceWatcher,
        schedule: Schedule,
        progress: Callable[[float], None],
    ) -> None:
        self._span = span
        self._watcher = watcher
        self._schedule = schedule
        self._progress = progress
        self._cuts = CutFinder()
        self._tracker = FaceTracker()
        self._shots = [SeenShot(span.start_ms, None)]
        self._before_ms = span.start_ms

    def take(self, frame: DecodedFrame) -> None:
        """Look at one frame, if a look is due."""
        step = self._cuts.step(frame.cue, frame.time_ms)
        if step is Step.CUT:
            self._shots[-1].tracks = self._tracker.finish_shot()
            before = None if frame.follows else self._before_ms
            self._shots.append(SeenShot(frame.time_ms, before))
        elif step is Step.UNDO:
            self._shots.pop()
            self._tracker.reopen(self._shots[-1].tracks)
        self._before_ms = frame.time_ms
        if self._schedule.is_due(frame.time_ms, now=step is Step.CUT):
            picture = frame.picture()
            faces = self._watcher.look(frame.time_ms, picture, self._tracker.known())
            self._tracker.add(frame.time_ms, faces, picture)
            done = frame.time_ms - self._span.start_ms
            self._progress(min(1.0, done / max(1, self._span.duration_ms)))

    def finish(self) -> list[SeenShot]:
        """Return the shots, at least one."""
        self._shots[-1].tracks = self._tracker.finish_shot()
        return self._shots
