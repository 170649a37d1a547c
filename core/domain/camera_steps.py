"""What a person asks of the camera, one press at a time."""

from dataclasses import dataclass, replace
from enum import StrEnum

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.crop import CropConfig, CropMode, LayoutKind, StaticCrop
from core.domain.crop_path import CENTRE, PANEL_ASPECTS, crop_at, window_of

ZOOMS = (0.7, 0.85, 1.0, 1.2, 1.45)
SPEEDS = (0.4, 0.65, 1.0, 1.5, 2.3)
ZOOMS_BY_HAND = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)

NUDGE = 0.15
"""How far a press moves the window, as a share of its own size."""


class CameraStep(StrEnum):
    """One press."""

    AUTO = "auto"
    CENTER = "center"
    LEFT = "left"
    RIGHT = "right"
    SPLIT = "split"
    FIT = "fit"
    SWAP = "swap"
    FOLLOW = "follow"
    CLOSER = "zoom+"
    WIDER = "zoom-"
    FASTER = "speed+"
    SLOWER = "speed-"
    NUDGE_LEFT = "x-"
    NUDGE_RIGHT = "x+"
    NUDGE_UP = "y-"
    NUDGE_DOWN = "y+"


_CHOICES = {CameraStep(choice.value): choice for choice in LayoutChoice}
_NUDGES = {
    CameraStep.NUDGE_LEFT: (-NUDGE, 0.0),
    CameraStep.NUDGE_RIGHT: (NUDGE, 0.0),
    CameraStep.NUDGE_UP: (0.0, -NUDGE),
    CameraStep.NUDGE_DOWN: (0.0, NUDGE),
}
NUDGES = frozenset(_NUDGES)
_BESIDE = {LayoutChoice.LEFT: 0.25, LayoutChoice.RIGHT: 0.75}


@dataclass(frozen=True, slots=True)
class Framing:
    """What a window is moved over by hand. aspect: width over height of the source's picture.
    seen: where the window of the picture drawn last rests, for the first press to start from."""

    aspect: float = 16 / 9
    seen: StaticCrop | None = None


def stepped(wish: CameraWish, step: CameraStep, framing: Framing = Framing()) -> CameraWish:
    """Return the wish after a press; the same where it goes no further.

    A nudge makes a window at rest of whatever was there, which `CLOSER` and `WIDER` change then;
    any other press takes its place. `SWAP` and `FOLLOW` turn on what is off and off what is on.
    """
    if step in _NUDGES:
        return _nudged(wish, step, framing)
    closer = step is CameraStep.CLOSER
    if wish.manual is not None and (closer or step is CameraStep.WIDER):
        crop = crop_at(wish.manual, 0)
        zoomed = replace(crop, zoom=_next(ZOOMS_BY_HAND, crop.zoom, up=closer))
        return replace(wish, manual=_resting(_inside(zoomed, framing.aspect)))
    return _chosen(replace(wish, manual=None), step)


def _chosen(wish: CameraWish, step: CameraStep) -> CameraWish:
    match step:
        case CameraStep.SWAP:
            return replace(wish, swap=not wish.swap)
        case CameraStep.FOLLOW:
            return replace(wish, follow=not wish.follow)
        case CameraStep.CLOSER | CameraStep.WIDER:
            return replace(wish, zoom=_next(ZOOMS, wish.zoom, up=step is CameraStep.CLOSER))
        case CameraStep.FASTER | CameraStep.SLOWER:
            return replace(wish, speed=_next(SPEEDS, wish.speed, up=step is CameraStep.FASTER))
        case _:
            return replace(wish, choice=_CHOICES[step])


def _nudged(wish: CameraWish, step: CameraStep, framing: Framing) -> CameraWish:
    start = _inside(_start(wish, framing), framing.aspect)
    window = window_of(start, framing.aspect, PANEL_ASPECTS[LayoutKind.SINGLE])
    right, down = _NUDGES[step]
    there = replace(start, x=start.x + right * window.width, y=start.y + down * window.height)
    there = _inside(there, framing.aspect)
    return wish if there == start else replace(wish, manual=_resting(there))


def _start(wish: CameraWish, framing: Framing) -> StaticCrop:
    if wish.manual is not None:
        return crop_at(wish.manual, 0)
    if framing.seen is not None:
        return framing.seen
    return StaticCrop(_BESIDE.get(wish.choice, CENTRE.x), CENTRE.y, max(1.0, wish.zoom))


def _inside(crop: StaticCrop, aspect: float) -> StaticCrop:
    """Return the crop whose window is the same and whose centre is that of the window."""
    window = window_of(crop, aspect, PANEL_ASPECTS[LayoutKind.SINGLE])
    return StaticCrop(round(window.center_x, 4), round(window.center_y, 4), crop.zoom)


def _resting(crop: StaticCrop) -> CropConfig:
    return CropConfig(CropMode.STATIC, crop)


def _next(ladder: tuple[float, ...], value: float, *, up: bool) -> float:
    if up:
        return next((rung for rung in ladder if rung > value), value)
    return next((rung for rung in reversed(ladder) if rung < value), value)
