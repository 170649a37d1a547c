"""What a person asks of the camera, one press at a time."""

from dataclasses import replace
from enum import StrEnum

from core.domain.camera import CameraWish, LayoutChoice

ZOOMS = (0.7, 0.85, 1.0, 1.2, 1.45)
SPEEDS = (0.4, 0.65, 1.0, 1.5, 2.3)


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


_CHOICES = {CameraStep(choice.value): choice for choice in LayoutChoice}


def stepped(wish: CameraWish, step: CameraStep) -> CameraWish:
    """Return the wish after a press; the same where it goes no further. A press takes the place of
    a path made by hand. `SWAP` and `FOLLOW` turn on what is off and off what is on."""
    wish = replace(wish, manual=None)
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


def _next(ladder: tuple[float, ...], value: float, *, up: bool) -> float:
    if up:
        return next((rung for rung in ladder if rung > value), value)
    return next((rung for rung in reversed(ladder) if rung < value), value)
