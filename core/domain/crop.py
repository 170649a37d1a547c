"""The crop contract, shared with the render service (DESIGN: CropConfig, Layout)."""

from dataclasses import dataclass
from enum import StrEnum


class CropMode(StrEnum):
    """How the window moves."""

    STATIC = "static"
    KEYFRAME = "keyframe"


class Interpolation(StrEnum):
    """How the window travels between two keyframes."""

    LINEAR = "linear"
    EASE = "ease"
    SMOOTH = "smooth"


class LayoutKind(StrEnum):
    """What the 9:16 picture shows."""

    SINGLE = "single"
    SPLIT = "split"
    FIT = "fit"


@dataclass(frozen=True, slots=True)
class StaticCrop:
    """A window at rest: centre 0..1; `zoom` 1 = the largest window that fits, in a wide picture
    one of its full height."""

    x: float
    y: float
    zoom: float = 1.0


@dataclass(frozen=True, slots=True)
class CropKeyframe:
    """The window at `time` seconds from the clip's start; a path may begin before it."""

    time: float
    x: float
    y: float
    zoom: float = 1.0


@dataclass(frozen=True, slots=True)
class CropConfig:
    """The path of one window."""

    mode: CropMode
    static_crop: StaticCrop | None = None
    keyframes: tuple[CropKeyframe, ...] = ()
    interpolation: Interpolation = Interpolation.LINEAR


@dataclass(frozen=True, slots=True)
class Layout:
    """One stretch of a clip, times in ms from the clip's start; `reason` says why this kind."""

    kind: LayoutKind
    from_ms: int
    to_ms: int
    panels: tuple[CropConfig, ...] = ()
    reason: str = ""
