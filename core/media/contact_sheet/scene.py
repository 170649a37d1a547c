"""What a trail says about one moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from core.domain.camera import ShotDecision
from core.domain.camera_trail import CameraTrail
from core.domain.crop import Layout
from core.domain.crop_path import windows_at
from core.domain.faces import FaceSample, FaceTrack
from core.domain.geometry import Rect
from core.media.contact_sheet.windows import layout_at

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SEEN_WITHIN = 0.75
"""In distances of samples: so near to a sample its face is still there."""


def letter(person: int) -> str:
    """Return a person's letter on the sheet; people nobody recognised have none."""
    return _LETTERS[person % len(_LETTERS)] if person >= 0 else ""


@dataclass(frozen=True, slots=True)
class SeenFace:
    """A face in one frame; `speaker` is the voice that was found to be this person's."""

    rect: Rect
    person: int
    speaker: int | None


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a clip: `time_ms` of the source, the windows, and whose turn it is."""

    time_ms: int
    layout: Layout | None
    windows: tuple[Rect, ...]
    faces: tuple[SeenFace, ...]
    on_camera: int | None
    confidence: float | None


class Story:
    """Answers questions about a trail."""

    def __init__(self, trail: CameraTrail) -> None:
        self.trail = trail
        self._aspect = trail.analysis.width / trail.analysis.height

    def at(self, time_ms: int) -> Moment:
        """Return what there is to see at a time of the source."""
        clip_ms = time_ms - self.trail.analysis.span.start_ms
        layout = layout_at(self.trail.plan.layouts, clip_ms)
        windows = windows_at(layout, clip_ms, self._aspect) if layout else ()
        decision = self.decision_at(time_ms)
        turns = decision.turns if decision else ()
        turn = next((turn for turn in turns if turn.span.contains(time_ms)), None)
        return Moment(
            time_ms,
            layout,
            windows,
            tuple(self._faces(time_ms, decision)),
            turn.person if turn else None,
            turn.confidence if turn else None,
        )

    def decision_at(self, time_ms: int) -> ShotDecision | None:
        """Return what was decided about the shot of this time."""
        decisions = self.trail.plan.decisions
        return next((shot for shot in decisions if shot.span.contains(time_ms)), None)

    def tracks(self) -> Iterator[FaceTrack]:
        """Yield every track of every shot."""
        return (track for shot in self.trail.analysis.shots for track in shot.tracks)

    @cached_property
    def people(self) -> tuple[int, ...]:
        """Everybody who was recognised or decided about, by number."""
        seen = {track.person for track in self.tracks() if track.person >= 0}
        decided = {person for shot in self.trail.plan.decisions for person in shot.people}
        return tuple(sorted(seen | decided))

    @cached_property
    def speakers(self) -> tuple[int, ...]:
        """Every diarized voice, by number."""
        return tuple(sorted({v.speaker for v in self.trail.voices if v.speaker is not None}))

    def face_of(self, speaker: int) -> tuple[int | None, float]:
        """Return the person a voice was given to most surely, and how surely."""
        found = [
            (face.confidence, face.person)
            for shot in self.trail.plan.decisions
            for face in shot.speakers
            if face.speaker == speaker
        ]
        if not found:
            return None, 0.0
        confidence, person = max(found, key=lambda pair: pair[0])
        return person, confidence

    def _faces(self, time_ms: int, decision: ShotDecision | None) -> Iterator[SeenFace]:
        reach_ms = _SEEN_WITHIN * 1000 / self.trail.analysis.sample_fps
        voices = {f.person: f.speaker for f in decision.speakers} if decision else {}
        for track in self.tracks():
            sample = _nearest(track, time_ms)
            if abs(sample.time_ms - time_ms) <= reach_ms:
                yield SeenFace(sample.rect, track.person, voices.get(track.person))


def _nearest(track: FaceTrack, time_ms: int) -> FaceSample:
    return min(track.samples, key=lambda sample: abs(sample.time_ms - time_ms))
