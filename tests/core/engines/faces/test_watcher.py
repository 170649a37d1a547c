"""What is looked at, and what it costs."""

from dataclasses import dataclass, field, replace

import numpy as np

from core.domain.geometry import Rect
from core.engines.faces.sighting import Picture, Sighting
from core.engines.faces.watcher import MAX_READ, FaceWatcher

PICTURE = np.zeros((360, 640, 3), np.uint8)


def face(x: float, width: float = 0.1) -> Sighting:
    return Sighting(Rect(x, 0.3, width, width * 1.8), 0.9)


@dataclass
class Stage:
    """The people in view: detector and mesh that are always right. `turned` faces have no mesh."""

    people: tuple[Sighting, ...]
    turned: tuple[Sighting, ...] = ()
    searches: int = 0
    reads: list[Sighting] = field(default_factory=list)

    def detect(self, picture: Picture) -> tuple[Sighting, ...]:
        self.searches += 1
        return self.people

    def read(self, picture: Picture, known: Sighting) -> Sighting | None:
        self.reads.append(known)
        near = next((p for p in self.people if p.rect.iou(known.rect) > 0.3), None)
        return None if near is None or near in self.turned else replace(near, mouth_open=0.05)


def looks(
    stage: Stage, pictures: list[Picture], known: tuple[Sighting, ...] = ()
) -> list[tuple[Sighting, ...]]:
    watcher = FaceWatcher(stage, stage)
    seen = []
    for i, picture in enumerate(pictures):
        known = watcher.look(i * 333, picture, known)
        seen.append(known)
    return seen


def moving(count: int) -> list[Picture]:
    """Pictures of which no two are alike anywhere."""
    rng = np.random.default_rng(1)
    return [rng.integers(0, 256, PICTURE.shape, np.uint8) for _ in range(count)]


def test_two_who_talk_are_read_at_every_look_and_sought_once_a_second() -> None:
    stage = Stage((face(0.2), face(0.6)))
    seen = looks(stage, moving(31))
    assert all(f.mouth_open is not None for faces in seen for f in faces)
    assert all(len(faces) == 2 for faces in seen)
    assert (stage.searches, len(stage.reads)) == (11, 62)


def test_a_mouth_that_has_not_moved_is_not_read_again() -> None:
    stage = Stage((face(0.2), face(0.6)))
    still, talking = moving(2)
    seen = looks(stage, [still] * 10)
    assert all(f.mouth_open is not None for faces in seen for f in faces)
    assert len(stage.reads) == 2
    half = still.copy()
    half[:, :320] = talking[:, :320]
    looks(stage, [still, half], seen[-1])
    assert [round(f.rect.x, 1) for f in stage.reads[2:]] == [0.2, 0.6, 0.2]


def test_a_mouth_that_moves_slowly_is_read_again() -> None:
    """Each picture is nearly that of the look before."""
    stage = Stage((face(0.2),))
    (texture,) = moving(1)
    looks(stage, [(texture * (0.5 + 0.01 * i)).astype(np.uint8) for i in range(30)])
    assert 3 <= len(stage.reads) <= 15


def test_who_comes_in_is_seen_within_a_second() -> None:
    stage = Stage((face(0.2),))
    watcher = FaceWatcher(stage, stage)
    known: tuple[Sighting, ...] = ()
    arrived = 0
    for i in range(20):
        if i == 10:
            stage.people = (face(0.2), face(0.6))
        known = watcher.look(i * 333, PICTURE, known)
        arrived += i >= 10 and len(known) == 2
    assert arrived >= 7


def test_who_leaves_is_gone_at_once() -> None:
    stage = Stage((face(0.2), face(0.6)))
    *before, empty = moving(9)
    known = looks(stage, before)[-1]
    stage.people = (face(0.2),)
    assert looks(stage, [empty], known) == [(replace(face(0.2), mouth_open=0.05),)]


def test_a_face_turned_away_keeps_its_place_but_has_no_mouth() -> None:
    people = (face(0.2), face(0.6))
    seen = looks(Stage(people, turned=(people[1],)), [PICTURE] * 10)
    assert all(len(faces) == 2 for faces in seen)
    assert all(faces[1].mouth_open is None for faces in seen)
    assert sum(faces[0].mouth_open is not None for faces in seen) == 10


def test_in_a_crowd_only_the_largest_are_read() -> None:
    stage = Stage(tuple(face(0.045 * i, 0.032 + 0.0002 * i) for i in range(20)))
    seen = looks(stage, moving(10))
    assert all(len(faces) == 20 for faces in seen)
    assert len(stage.reads) == 10 * MAX_READ
    assert {round(f.rect.x / 0.045) for f in stage.reads} == {16, 17, 18, 19}


def test_tiny_faces_are_not_faces() -> None:
    assert looks(Stage((face(0.2, 0.015),)), [PICTURE] * 3) == [(), (), ()]
