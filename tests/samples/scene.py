"""Composes the frames: the wall, the people, the table, seen by the camera of the shot."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from tests.samples import body, people, studio
from tests.samples.cast import CLOTHES, LOOKS
from tests.samples.dialogue import GUEST, HOST
from tests.samples.motion import Stance
from tests.samples.pictures import Picture, blur
from tests.samples.portrait import Portrait
from tests.samples.puppet import Puppet

WIDTH, HEIGHT = studio.WIDTH, studio.HEIGHT
SCALE = 2.45
_PLACES = {HOST: (560.0, 400.0), GUEST: (1360.0, 400.0)}
_ANCHOR = (224.0, 102.0)
_PIVOT = (222.0, 188.0)
_FACE_BOX = (172.0, 69.0, 279.0, 176.0)
_MICROPHONES = ((700.0, 770.0, 1.0), (1220.0, 770.0, -1.0))
_MICROPHONE_PX = 74.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, 0..1 of the picture."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Camera:
    """Shows the wide picture's point ``at`` at the point ``to``, ``zoom`` times as large."""

    zoom: float
    at: tuple[float, float]
    to: tuple[float, float]

    @property
    def is_wide(self) -> bool:
        """Whether it shows the whole table."""
        return self.zoom == 1.0

    def see(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the wide picture is seen."""
        return (
            self.to[0] + (x - self.at[0]) * self.zoom,
            self.to[1] + (y - self.at[1]) * self.zoom,
        )


_CAMERAS: dict[int | None, Camera] = {
    None: Camera(1.0, (0.0, 0.0), (0.0, 0.0)),
    HOST: Camera(1.72, _PLACES[HOST], (900.0, 430.0)),
    GUEST: Camera(1.72, _PLACES[GUEST], (1020.0, 430.0)),
}


class Actor:
    """One person as seen by one camera."""

    def __init__(self, portrait: Portrait, speaker: int, camera: Camera) -> None:
        self._mirrored = LOOKS[speaker].mirrored
        self._scale = SCALE * camera.zoom
        self._place = camera.see(*_PLACES[speaker])
        face = people.make_face(portrait, LOOKS[speaker], self._scale)
        self._body = body.make_body(face.neck, people.ORIGIN, CLOTHES[speaker], self._scale)
        self._puppet = Puppet(face)

    def draw(self, frame: Picture, stance: Stance) -> None:
        """Draws the person into the frame [1080, 1920, 3], in place."""
        rise = 1 + 0.0016 * stance.breath
        breathing = np.array([[1, 0, 0], [0, rise, 420 * (1 - rise)]])
        _paste(frame, self._body, self._to_screen(breathing, body.ORIGIN))
        head = self._puppet.pose(stance.pose)
        _paste(frame, head, self._to_screen(_seat(stance), people.ORIGIN))

    def face(self, stance: Stance) -> Rect:
        """Where the face is in the frame."""
        left, top, right, bottom = _FACE_BOX
        middle = (left + right) / 2 + stance.pose.turn, (top + bottom) / 2 + stance.pose.nod
        seat = self._to_screen(_seat(stance), (0.5, 0.5), 1.0)
        x, y = seat @ np.array([*middle, 1.0])
        wide, high = (right - left) * self._scale, (bottom - top) * self._scale
        return Rect(
            float(x - wide / 2) / WIDTH,
            float(y - high / 2) / HEIGHT,
            wide / WIDTH,
            high / HEIGHT,
        )

    def _to_screen(
        self,
        move: npt.NDArray[np.float64],
        origin: tuple[float, float],
        sheet_scale: float | None = None,
    ) -> npt.NDArray[np.float64]:
        """The matrix from sheet pixels to screen pixels; ``move`` acts on photograph pixels."""
        zoom = sheet_scale or self._scale
        half = 0.5 / zoom - 0.5
        sheet = np.array([
            [1 / zoom, 0, origin[0] + half], [0, 1 / zoom, origin[1] + half], [0, 0, 1]
        ])  # fmt: skip
        flip = -1.0 if self._mirrored else 1.0
        screen = np.array([
            [flip * self._scale, 0, self._place[0] - flip * _ANCHOR[0] * self._scale],
            [0, self._scale, self._place[1] - _ANCHOR[1] * self._scale],
        ])  # fmt: skip
        return np.asarray(screen @ np.vstack([move, [0, 0, 1]]) @ sheet)


def _seat(stance: Stance) -> npt.NDArray[np.float64]:
    angle = np.radians(stance.roll)
    cos, sin = np.cos(angle), np.sin(angle)
    x, y = _PIVOT
    return np.array([
        [cos, -sin, x - cos * x + sin * y + stance.shift_x],
        [sin, cos, y - sin * x - cos * y + stance.shift_y],
    ])  # fmt: skip


def _paste(frame: Picture, sheet: Picture, matrix: npt.NDArray[np.float64]) -> None:
    height, width = sheet.shape[:2]
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]]).T
    seen = matrix @ corners
    left, top = np.maximum(np.floor(seen.min(axis=1)).astype(int) - 1, 0)
    right = min(int(np.ceil(seen[0].max())) + 1, WIDTH)
    bottom = min(int(np.ceil(seen[1].max())) + 1, HEIGHT)
    if right <= left or bottom <= top:
        return
    moved = matrix - np.array([[0, 0, left], [0, 0, top]])
    part = cv2.warpAffine(sheet, moved, (right - left, bottom - top), flags=cv2.INTER_LINEAR)
    window = frame[top:bottom, left:right]
    window *= 1 - part[..., 3:]
    window += part[..., :3]


class Stage:
    """Everything one camera sees. ``speaker`` None is the wide camera."""

    def __init__(self, portrait: Portrait, speaker: int | None) -> None:
        self.camera = _CAMERAS[speaker]
        shown = (HOST, GUEST) if speaker is None else (speaker,)
        self.actors = {who: Actor(portrait, who, self.camera) for who in shown}
        self._back = _background(self.camera)
        self._front = _foreground(self.camera)
        rows = np.flatnonzero(self._front[..., 3].max(axis=1) > 0)
        self._front_rows = slice(int(rows[0]), HEIGHT) if len(rows) else slice(0, 0)

    def frame(self, stances: dict[int, Stance]) -> npt.NDArray[np.uint8]:
        """The finished picture [1080, 1920, 3] RGB."""
        picture = self._back.copy()
        for who, actor in self.actors.items():
            actor.draw(picture, stances[who])
        front = self._front[self._front_rows]
        window = picture[self._front_rows]
        window *= 1 - front[..., 3:]
        window += front[..., :3]
        return np.asarray(np.clip(picture * 255 + 0.5, 0, 255), np.uint8)


def _background(camera: Camera) -> Picture:
    """A long lens blurs the wall and enlarges it less than the people."""
    wall = studio.wall()
    if camera.is_wide:
        return wall
    zoom = 1 + 0.62 * (camera.zoom - 1)
    move = np.array([
        [zoom, 0, camera.to[0] - zoom * camera.at[0]],
        [0, zoom, camera.to[1] - zoom * camera.at[1]],
    ])  # fmt: skip
    near = cv2.warpAffine(wall, move, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT)
    return blur(np.asarray(near, np.float32), 9)


def _foreground(camera: Camera) -> Picture:
    sheet: Picture = np.zeros((HEIGHT, WIDTH, 4), np.float32)
    if camera.is_wide:
        sheet = studio.table()
    for x, y, tilt in _MICROPHONES:
        place = camera.see(x, y)
        if 0 < place[0] < WIDTH and place[1] < HEIGHT:
            layer = studio.microphone(*place, _MICROPHONE_PX * camera.zoom, tilt)
            sheet = sheet * (1 - layer[..., 3:]) + layer
    return np.asarray(sheet, np.float32)
