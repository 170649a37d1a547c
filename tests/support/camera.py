"""The trail of a camera, made up: two people in one shot, then one alone."""

from core.domain.camera import CameraPlan, CameraWish, ShotDecision, SpeakerFace, Turn
from core.domain.camera_trail import CameraTrail, Voice
from core.domain.crop import (
    CropConfig,
    CropKeyframe,
    CropMode,
    Interpolation,
    Layout,
    LayoutKind,
    StaticCrop,
)
from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.geometry import Rect
from core.domain.spans import Span

LEFT, RIGHT = 0.25, 0.75
SPAN = Span(1_000, 9_000)


def a_trail(span: Span = SPAN, width: int = 640, height: int = 360) -> CameraTrail:
    """A `single` on the left person, a `split` of both, then a moving window and a `fit`."""
    quarter = span.duration_ms // 4
    edges = [span.start_ms + quarter * i for i in range(4)] + [span.end_ms]
    wide, alone = Span(edges[0], edges[2]), Span(edges[2], edges[4])
    shots = (
        Shot(wide, (_track(1, 0, LEFT, wide), _track(2, 1, RIGHT, wide))),
        Shot(alone, (_track(3, 1, 0.5, alone),)),
    )
    moving = CropConfig(
        CropMode.KEYFRAME,
        keyframes=(
            CropKeyframe(2 * quarter / 1000, 0.4, 0.5, 1.2),
            CropKeyframe(3 * quarter / 1000, 0.6, 0.5, 1.4),
        ),
        interpolation=Interpolation.SMOOTH,
    )
    kinds: list[tuple[LayoutKind, tuple[CropConfig, ...], str]] = [
        (LayoutKind.SINGLE, (_still(LEFT),), "speaking face"),
        (LayoutKind.SPLIT, (_still(LEFT), _still(RIGHT)), "unsure who speaks"),
        (LayoutKind.SINGLE, (moving,), "only face"),
        (LayoutKind.FIT, (), "no face"),
    ]
    ends = [edge - span.start_ms for edge in edges]
    layouts = tuple(
        Layout(kind, ends[i], ends[i + 1], panels, reason)
        for i, (kind, panels, reason) in enumerate(kinds)
    )
    speakers = (SpeakerFace(0, 0, 0.9), SpeakerFace(1, 1, 0.7), SpeakerFace(2, None, 0.4))
    turns = (Turn(Span(edges[0], edges[1]), 0, 0.9), Turn(Span(edges[1], edges[2]), 1, 0.2))
    last = (Turn(Span(edges[2], edges[3]), 1, 1.0), Turn(Span(edges[3], edges[4]), None, 0.0))
    decisions = (
        ShotDecision(wide, (0, 1), speakers, turns, LayoutKind.SINGLE, "speaking face", 0.9),
        ShotDecision(alone, (1,), (SpeakerFace(1, 1, 1.0),), last, LayoutKind.FIT, "no face", 1),
    )
    voices = tuple(Voice(Span(edges[i], edges[i + 1] - 100), i % 3) for i in range(4))
    analysis = FaceAnalysis(span, width, height, 3.0, shots)
    return CameraTrail(CameraWish(), analysis, voices, CameraPlan(layouts, decisions))


def _track(id_: int, person: int, x: float, span: Span) -> FaceTrack:
    rect = Rect(x - 0.05, 0.2, 0.1, 0.18)
    times = range(span.start_ms, span.end_ms, 333)
    samples = tuple(FaceSample(t, rect, 0.9, 0.05 if t % 2 else None) for t in times)
    return FaceTrack(id_, samples, person)


def _still(x: float) -> CropConfig:
    return CropConfig(CropMode.STATIC, StaticCrop(x, 0.5, 1.0))
