"""Finding the faces of one picture after another, at the least cost.

Seeking faces costs 5 ms, reading the mesh of a known one 7 ms, and the mesh tells its place too.
So known faces are followed by their meshes, one whose mouth has not moved at all is not read
again, and once a second the whole picture is searched for who came and went.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from core.engines.faces.sighting import Picture, Sighting, square_around

SEARCH_EVERY_MS = 900
MAX_READ = 4
"""So many faces, the largest, are read for lips: in a crowd nobody is seen to speak."""
MIN_READ_PX = 20
MIN_FACE = 0.02
"""Smaller faces (of the picture's width) are audience and posters."""
SAME_FACE = 0.3
"""Overlap of a face with itself a moment later."""
UNMOVED, MOVED_SHARE = 6.0, 0.1
"""A mouth is not read again when all but this share of it changes by fewer grey levels. The lip gap
then differs by 0.001 (of closed lips: 0.002), where it is 0.015 and more if somebody talks."""
SURROUNDINGS, PATCH_PX, MOUTH = 1.5, 64, (slice(34, 50), slice(20, 44))
"""The mouth in an upright square of 64 px that is 1.5 faces wide."""

_Patch = NDArray[np.uint8]


class Detector(Protocol):
    """Finds faces."""

    def detect(self, picture: Picture) -> tuple[Sighting, ...]: ...


class Mesh(Protocol):
    """Looks closely at one face."""

    def read(self, picture: Picture, known: Sighting) -> Sighting | None: ...


class FaceWatcher:
    """Give it the pictures of a shot in order, and to each the faces last seen in that shot."""

    def __init__(self, detector: Detector, mesh: Mesh) -> None:
        self._detector = detector
        self._mesh = mesh
        self._searched_ms = 0
        self._mouths: dict[Sighting, _Patch] = {}
        """As they were when the face was read."""

    def look(
        self, time_ms: int, picture: Picture, known: Sequence[Sighting]
    ) -> tuple[Sighting, ...]:
        """Return the faces in view. Without `known` ones the whole picture is searched."""
        before, self._mouths = self._mouths, {}
        followed = [
            face
            for last in known
            if last.mouth_open is not None and (face := self._follow(picture, last, before))
        ]
        complete = bool(known) and len(followed) == len(known)
        if complete and time_ms - self._searched_ms < SEARCH_EVERY_MS:
            return tuple(followed)
        self._searched_ms = time_ms
        found = [f for f in self._detector.detect(picture) if f.rect.width >= MIN_FACE]
        return tuple(self._match(picture, face, found, followed) for face in found)

    def _follow(
        self, picture: Picture, last: Sighting, before: dict[Sighting, _Patch]
    ) -> Sighting | None:
        then = before.get(last)
        if then is not None and _is_unmoved(then, _mouth(picture, last)):
            self._mouths[last] = then
            return last
        return self._read(picture, last)

    def _match(
        self,
        picture: Picture,
        face: Sighting,
        found: Sequence[Sighting],
        followed: Sequence[Sighting],
    ) -> Sighting:
        """Return a face that was found, with what its mesh tells."""
        read = next((f for f in followed if f.rect.iou(face.rect) > SAME_FACE), None)
        if read is None and self._is_readable(picture, face, found):
            read = self._read(picture, face)
        if read is None:
            return face
        current = replace(read, score=face.score)
        if read in self._mouths:
            self._mouths[current] = self._mouths.pop(read)
        return current

    def _is_readable(self, picture: Picture, face: Sighting, found: Sequence[Sighting]) -> bool:
        larger = sum(other.rect.area > face.rect.area for other in found)
        return larger < MAX_READ and face.rect.width * picture.shape[1] >= MIN_READ_PX

    def _read(self, picture: Picture, face: Sighting) -> Sighting | None:
        read = self._mesh.read(picture, face)
        if read is not None:
            self._mouths[read] = _mouth(picture, read)
        return read


def _mouth(picture: Picture, face: Sighting) -> _Patch:
    cut = square_around(face, picture, SURROUNDINGS).cut(picture, PATCH_PX)
    return np.ascontiguousarray(cut[MOUTH])


def _is_unmoved(then: _Patch, now: _Patch) -> bool:
    moved = cv2.absdiff(now, then).sum(axis=2) >= UNMOVED * now.shape[2]
    return bool(moved.mean() <= MOVED_SHARE)
