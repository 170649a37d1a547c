"""What is true about a clip: where every face is, who speaks when, where it cuts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.domain.geometry import Rect
from core.domain.media import MediaFacts
from core.domain.spans import Span

INTERJECTION_MS = 1_000
"""Shorter speech is no turn: the camera stays where it is."""
VISIBLE = 0.95
"""Share of a face that must lie in the picture for it to count as there: one that is cut by the
picture's edge is leaving or coming."""


@dataclass(frozen=True, slots=True)
class Place:
    """A face: its centre and its height, 0..1 of the picture. Faces are as wide as high in px."""

    x: float
    y: float
    height: float


Route = Callable[[float], Place]
"""Where a face is at a time in seconds from the clip's start."""


@dataclass(frozen=True, slots=True)
class Take:
    """A shot: who is in it and where, by person."""

    span: Span
    paths: Mapping[int, Route]


@dataclass(frozen=True, slots=True)
class Speech:
    """Someone speaks; a person without a path in the shot is heard from off screen."""

    person: int
    span: Span

    @property
    def is_turn(self) -> bool:
        return self.span.duration_ms >= INTERJECTION_MS


@dataclass(frozen=True, slots=True)
class Scene:
    """The truth of one clip. `shake_px` is the deviation of a nervous camera in pixels of a picture
    1920 wide, `grain` of the sensor in grey levels."""

    name: str
    width: int
    height: int
    takes: tuple[Take, ...]
    speeches: tuple[Speech, ...]
    shake_px: float = 0.0
    grain: float = 0.0
    fps: int = 25

    @property
    def span(self) -> Span:
        return Span(self.takes[0].span.start_ms, self.takes[-1].span.end_ms)

    @property
    def cuts(self) -> tuple[int, ...]:
        return tuple(take.span.start_ms for take in self.takes[1:])

    @property
    def turns(self) -> tuple[Speech, ...]:
        return tuple(speech for speech in self.speeches if speech.is_turn)

    @property
    def facts(self) -> MediaFacts:
        return MediaFacts(
            self.width, self.height, float(self.fps), False, self.span.duration_ms, 0, 0,
            "h264", "aac", 1,
        )  # fmt: skip

    def take_at(self, time_ms: float) -> Take:
        return next((t for t in self.takes if time_ms < t.span.end_ms), self.takes[-1])

    def face(self, person: int, time_ms: float) -> Rect | None:
        """Return the part of a face that the picture shows; None when too little is seen."""
        path = self.take_at(time_ms).paths.get(person)
        if path is None:
            return None
        whole = self.box(path(time_ms / 1000))
        seen = clipped(whole)
        return seen if seen.area >= VISIBLE * whole.area else None

    def faces(self, time_ms: float) -> dict[int, Rect]:
        """Return everybody who is there, by person."""
        found = {who: self.face(who, time_ms) for who in self.take_at(time_ms).paths}
        return {who: rect for who, rect in found.items() if rect is not None}

    def box(self, place: Place) -> Rect:
        """Return the whole face, which may reach beyond the picture."""
        width = place.height * self.height / self.width
        return Rect(place.x - width / 2, place.y - place.height / 2, width, place.height)

    def right_to_show(self, time_ms: int) -> frozenset[int]:
        """Return who may be on camera: those whose turn it is; between turns, the one before and
        the one after."""
        speaking = frozenset(t.person for t in self.turns if t.span.contains(time_ms))
        if speaking:
            return speaking
        before = [t for t in self.turns if t.span.end_ms <= time_ms]
        after = [t for t in self.turns if t.span.start_ms > time_ms]
        return frozenset(t.person for t in (*before[-1:], *after[:1]))


def clipped(rect: Rect) -> Rect:
    """Return the part of a rectangle inside the picture; of no width when there is none."""
    left, top = min(max(rect.x, 0.0), 1.0), min(max(rect.y, 0.0), 1.0)
    right = min(max(rect.x + rect.width, left), 1.0)
    bottom = min(max(rect.y + rect.height, top), 1.0)
    return Rect(left, top, right - left, bottom - top)
