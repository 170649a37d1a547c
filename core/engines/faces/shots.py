"""Following faces from shot to shot while the frames come."""

from collections.abc import Callable
from dataclasses import dataclass, field

from core.domain.spans import Span
from core.engines.faces.active_speaker.watch import SpeechWatch
from core.engines.faces.cuts import CutFinder, Step
from core.engines.faces.schedule import Schedule
from core.engines.faces.tracker import FaceTracker, SeenTrack
from core.engines.faces.watcher import FaceWatcher
from core.media.frames import DecodedFrame

SPEECH_SIDE = 1_280
"""Longer side of the pictures mouths are cut from, px: they are shown larger than faces sought."""


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
        speech: SpeechWatch | None = None,
    ) -> None:
        self._span = span
        self._watcher = watcher
        self._schedule = schedule
        self._progress = progress
        self._speech = speech
        self._cuts = CutFinder()
        self._tracker = FaceTracker()
        self._shots = [SeenShot(span.start_ms, None)]
        self._before_ms = span.start_ms

    def take(self, frame: DecodedFrame) -> None:
        """Look at one frame, if a look is due."""
        step = self._cuts.step(frame.cue, frame.time_ms)
        if step is Step.CUT:
            self._end_shot()
            before = None if frame.follows else self._before_ms
            self._shots.append(SeenShot(frame.time_ms, before))
        elif step is Step.UNDO:
            self._shots.pop()
            self._tracker.reopen(self._shots[-1].tracks)
        self._before_ms = frame.time_ms
        if self._speech is not None and self._speech.is_due(frame.time_ms):
            self._speech.see(frame.time_ms, frame.brightness(SPEECH_SIDE))
        alone = len(self._tracker.in_view()) == 1
        if self._schedule.is_due(frame.time_ms, now=step is Step.CUT, alone=alone):
            self._look(frame)

    def _look(self, frame: DecodedFrame) -> None:
        picture = frame.picture()
        faces = self._watcher.look(frame.time_ms, picture, self._tracker.known())
        self._tracker.add(frame.time_ms, faces, picture)
        if self._speech is not None:
            self._speech.looked(frame.time_ms, self._tracker.in_view())
        done = frame.time_ms - self._span.start_ms
        self._progress(min(1.0, done / max(1, self._span.duration_ms)))

    def finish(self) -> list[SeenShot]:
        """Return the shots, at least one."""
        self._end_shot()
        return self._shots

    def _end_shot(self) -> None:
        self._shots[-1].tracks = self._tracker.finish_shot()
        if self._speech is not None:
            self._speech.end_shot()
