"""How each person moves: the mouth follows their own sounds, the rest is small and restless."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d

from tests.samples.puppet import Pose
from tests.samples.timeline import Timeline

Curve = npt.NDArray[np.float64]

_STEP_S = 0.01
_OPEN = {
    "aa": 0.58, "a": 0.42, "oo": 0.48, "ee": 0.38, "e": 0.32, "ii": 0.25, "i": 0.22, "yy": 0.27,
    "y": 0.25, "uu": 0.28, "u": 0.24, "ur": 0.24, "ae": 0.32, "ay": 0.32, "pau": 0.0,
    "p": 0.0, "pp": 0.0, "b": 0.0, "bb": 0.0, "m": 0.0, "mm": 0.0,
    "f": 0.05, "ff": 0.05, "v": 0.05, "vv": 0.05,
}  # fmt: skip
_CONSONANT_OPEN = 0.14
_ROUND = {"oo": 0.75, "uu": 1.0, "u": 0.9, "ur": 0.7, "v": 0.3, "sh": 0.5, "zh": 0.5, "a": 0.1}
_BLINK_SHAPE = (0.35, 0.9, 1.0, 0.75, 0.4, 0.12)


@dataclass(frozen=True, slots=True)
class Stance:
    """A person in one frame: the pose of the face and how the head sits, in photograph pixels
    and degrees; ``breath`` is -1..1."""

    pose: Pose
    shift_x: float
    shift_y: float
    roll: float
    breath: float


def animate(timeline: Timeline, speaker: int, fps: int) -> list[Stance]:
    """One stance per frame of the talk."""
    random = np.random.default_rng(100 + speaker)
    frames = round(timeline.duration * fps)
    opened, rounded = _mouth(timeline, speaker, fps, frames)
    talking = gaussian_filter1d((opened > 0.05).astype(float), fps * 0.5)
    stress = gaussian_filter1d(opened, fps * 0.12) * talking
    other = 1.0 if speaker == 0 else -1.0
    blink = _blinks(random, frames, fps)
    wander = [_wander(random, frames, fps, seconds) for seconds in (1.6, 1.3, 1.8, 1.1, 2.2)]
    lively = 0.45 + 0.75 * talking
    turn = 2.2 * other * (1 - 0.6 * talking) + 1.6 * wander[0] * lively
    nod = 1.0 * wander[1] * lively + 2.4 * stress + _agreeing(timeline, speaker, fps, frames)
    breath = np.sin(2 * np.pi * (np.arange(frames) / fps / (3.9 + 0.5 * speaker) + 0.3 * speaker))
    return [
        Stance(
            Pose(
                open=float(opened[i]),
                round=float(rounded[i]),
                blink=float(blink[i]),
                turn=float(turn[i] * (-1 if speaker == 1 else 1)),
                nod=float(nod[i]),
            ),
            shift_x=float(1.7 * wander[2][i] * lively[i]),
            shift_y=float(0.8 * wander[3][i] * lively[i] + 0.9 * stress[i] - 0.35 * breath[i]),
            roll=float(1.25 * wander[4][i] * lively[i]),
            breath=float(breath[i]),
        )
        for i in range(frames)
    ]


def _mouth(timeline: Timeline, speaker: int, fps: int, frames: int) -> tuple[Curve, Curve]:
    """Opening and rounding per frame, from the sounds, each sound smeared into its neighbours."""
    steps = round(timeline.duration / _STEP_S)
    opened, rounded = np.zeros(steps), np.zeros(steps)
    for turn in timeline.turns:
        if turn.line.speaker != speaker:
            continue
        for sound in turn.sounds:
            at = slice(round(sound.start / _STEP_S), round(sound.end / _STEP_S))
            opened[at] = _OPEN.get(sound.name, _CONSONANT_OPEN)
            rounded[at] = _ROUND.get(sound.name, 0.0)
    opened = gaussian_filter1d(opened, 0.028 / _STEP_S)
    rounded = gaussian_filter1d(rounded, 0.05 / _STEP_S)
    middles = ((np.arange(frames) + 0.5) / fps / _STEP_S).astype(int).clip(0, steps - 1)
    return opened[middles], rounded[middles]


def _blinks(random: np.random.Generator, frames: int, fps: int) -> Curve:
    blink = np.zeros(frames)
    at = random.uniform(0.8, 2.5)
    while round(at * fps) + len(_BLINK_SHAPE) < frames:
        first = round(at * fps)
        blink[first : first + len(_BLINK_SHAPE)] = _BLINK_SHAPE
        at += random.uniform(2.2, 5.2)
    return blink


def _wander(random: np.random.Generator, frames: int, fps: int, seconds: float) -> Curve:
    """Smooth noise of unit deviation."""
    rough = random.normal(0, 1, frames + 20 * fps)
    smooth = gaussian_filter1d(rough, seconds * fps / 2)[10 * fps : 10 * fps + frames]
    return np.asarray(smooth / np.sqrt(np.mean(smooth**2)))


def _agreeing(timeline: Timeline, speaker: int, fps: int, frames: int) -> Curve:
    """A listener nods after the other's longer lines."""
    nods = np.zeros(frames)
    for turn in timeline.turns:
        if turn.line.speaker == speaker or turn.end - turn.start < 3:
            continue
        time = np.arange(frames) / fps - (turn.end - 1.0)
        nods += 2.2 * np.sin(2 * np.pi * 1.7 * time) ** 2 * np.exp(-(((time - 0.6) / 0.5) ** 2))
    return nods
