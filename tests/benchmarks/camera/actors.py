"""People for the clips, cut out of the sample talk: moving pictures, and the sound of speech."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import av
import cv2
import numpy as np
import numpy.typing as npt

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "podcast.mp4"
FPS = 25
RATE = 16_000
LOOP = 50
"""Frames after which a person does the same again."""
FEATHER = 0.16
"""Softness of a cut-out's edge, of its size."""
_SHRINK = 0.75
_REACH = (320, 300, 320, 400)
"""What is cut out around the face's centre: left, up, right, down, px of the sample."""
_FACE_PX = 262

Picture = npt.NDArray[np.uint8]
Samples = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class _Seat:
    """Where in the sample's wide shot a person sits (the face's centre, px), and the first frames
    of a stretch in which the person speaks and of one of silence."""

    x: int
    y: int
    speaks: int
    listens: int


_HOST = _Seat(571, 457, speaks=25, listens=140)
_GUEST = _Seat(1356, 452, speaks=150, listens=20)


@dataclass(frozen=True, slots=True)
class Actor:
    """One person: (h, w, 3) RGB frames, and the mono voice that goes with `speaking`."""

    speaking: tuple[Picture, ...]
    listening: tuple[Picture, ...]
    voice: Samples
    disguised: bool = False

    def frame(self, number: int, *, speaks: bool) -> Picture:
        picture = (self.speaking if speaks else self.listening)[number % LOOP]
        if not self.disguised:
            return picture
        tone = np.array((0.9, 0.78, 0.62), np.float32)
        return np.ascontiguousarray(picture[:, ::-1] * tone, np.uint8)


CENTRE = (_REACH[0] * _SHRINK, _REACH[1] * _SHRINK)
"""The middle of the face in a frame, px."""
FACE_PX = _FACE_PX * _SHRINK


@cache
def cast() -> dict[int, Actor]:
    """Return persons 0, 1 and 2; the third is the second in a mirror, in another light."""
    frames, sound = _cut_outs(), _sound()
    host, guest = (
        Actor(tuple(frames[seat, seat.speaks]), tuple(frames[seat, seat.listens]), _at(sound, seat))
        for seat in (_HOST, _GUEST)
    )
    return {0: host, 1: guest, 2: Actor(guest.speaking, guest.listening, guest.voice, True)}


@cache
def opacity() -> Picture:
    """Return 0..255 (h, w): a rounded shape that fades out at every side but the lower."""
    height, width = (round((a + b) * _SHRINK) for a, b in (_REACH[1::2], _REACH[::2]))
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    across = np.abs(xs / (width - 1) * 2 - 1)
    above = np.clip(1 - ys / (0.45 * height), 0, 1)
    inside = np.clip((1 - (across**3 + above**3) ** (1 / 3)) / FEATHER, 0, 1)
    return np.asarray(inside * 255, np.uint8)


def _cut_outs() -> dict[tuple[_Seat, int], list[Picture]]:
    stretches = {(seat, n): list[Picture]() for seat in (_HOST, _GUEST)
                 for n in (seat.speaks, seat.listens)}  # fmt: skip
    last = max(first for _, first in stretches) + LOOP
    with av.open(str(SAMPLE)) as container:
        container.streams.video[0].thread_type = "AUTO"
        for number, frame in enumerate(container.decode(video=0)):
            if number == last:
                break
            wanted = [key for key in stretches if key[1] <= number < key[1] + LOOP]
            if wanted:
                whole = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
                for key in wanted:
                    stretches[key].append(_cut_out(whole, key[0]))
    return stretches


def _cut_out(whole: Picture, seat: _Seat) -> Picture:
    left, up, right, down = _REACH
    piece = whole[seat.y - up : seat.y + down, seat.x - left : seat.x + right]
    return np.asarray(
        cv2.resize(piece, None, fx=_SHRINK, fy=_SHRINK, interpolation=cv2.INTER_AREA), np.uint8
    )


def _at(sound: Samples, seat: _Seat) -> Samples:
    first = seat.speaks * RATE // FPS
    return sound[first : first + LOOP * RATE // FPS]


def _sound() -> Samples:
    """The sample's first half minute, mono."""
    resampler = av.AudioResampler("s16", "mono", RATE)
    pieces: list[Samples] = []
    with av.open(str(SAMPLE)) as container:
        for frame in container.decode(audio=0):
            if frame.time is not None and frame.time > 30:
                break
            pieces += [np.asarray(p.to_ndarray()[0], np.int16) for p in resampler.resample(frame)]
    return np.concatenate(pieces)
