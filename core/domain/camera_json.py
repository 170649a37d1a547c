"""The camera's trail and wish as JSON: the form they are stored and passed between processes in."""

from dataclasses import asdict
from typing import Any

from core.domain.camera import (
    CameraPlan,
    CameraWish,
    LayoutChoice,
    ShotDecision,
    SpeakerFace,
    Turn,
)
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
from core.domain.faces_json import dump_faces, load_faces
from core.domain.spans import Span

VERSION = 1


def dump_trail(trail: CameraTrail) -> dict[str, Any]:
    """Return plain lists and dicts."""
    return {
        "version": VERSION,
        "wish": asdict(trail.wish),
        "analysis": dump_faces(trail.analysis),
        "voices": [asdict(voice) for voice in trail.voices],
        "plan": asdict(trail.plan),
    }


def load_trail(data: Any) -> CameraTrail:  # noqa: ANN401  (whatever was in the file)
    """Read what `dump_trail` wrote. Raises ValueError for anything else."""
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise ValueError("not the trail of a camera, or of another version")
    try:
        return CameraTrail(
            wish=_wish(data["wish"]),
            analysis=load_faces(data["analysis"]),
            voices=tuple(Voice(Span(**v["span"]), v["speaker"]) for v in data["voices"]),
            plan=CameraPlan(
                layouts=tuple(_layout(layout) for layout in data["plan"]["layouts"]),
                decisions=tuple(_decision(shot) for shot in data["plan"]["decisions"]),
            ),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the trail of a camera: {error!r}") from error


def _wish(data: dict[str, Any]) -> CameraWish:
    manual = data["manual"]
    return CameraWish(
        choice=LayoutChoice(data["choice"]),
        swap=data["swap"],
        follow=data["follow"],
        zoom=data["zoom"],
        speed=data["speed"],
        manual=None if manual is None else _crop(manual),
    )


def _layout(data: dict[str, Any]) -> Layout:
    return Layout(
        kind=LayoutKind(data["kind"]),
        from_ms=data["from_ms"],
        to_ms=data["to_ms"],
        panels=tuple(_crop(panel) for panel in data["panels"]),
        reason=data["reason"],
    )


def _crop(data: dict[str, Any]) -> CropConfig:
    still = data.get("static_crop")
    return CropConfig(
        mode=CropMode(data["mode"]),
        static_crop=None if still is None else StaticCrop(**still),
        keyframes=tuple(CropKeyframe(**key) for key in data.get("keyframes", ())),
        interpolation=Interpolation(data.get("interpolation", Interpolation.LINEAR)),
    )


def _decision(data: dict[str, Any]) -> ShotDecision:
    return ShotDecision(
        span=Span(**data["span"]),
        people=tuple(data["people"]),
        speakers=tuple(SpeakerFace(**face) for face in data["speakers"]),
        turns=tuple(
            Turn(Span(**turn["span"]), turn["person"], turn["confidence"]) for turn in data["turns"]
        ),
        kind=LayoutKind(data["kind"]),
        reason=data["reason"],
        confidence=data["confidence"],
    )
