"""Which faces count, and which are the same."""

import numpy as np

from core.domain.geometry import Rect
from core.engines.faces.sighting import Sighting
from core.engines.faces.tracker import FaceTracker

WALL = np.zeros((90, 160, 3), np.uint8)
SINGER = Sighting(Rect(0.8, 0.2, 0.07, 0.12), 0.8)
GHOST = Sighting(Rect(0.1, 0.5, 0.07, 0.12), 0.5)


def at(x: float, size: float = 0.1) -> Sighting:
    return Sighting(Rect(x, 0.3, size, size), 0.9)


def test_a_face_seen_once_in_a_long_shot_is_a_ghost() -> None:
    tracker = FaceTracker()
    for i in range(6):
        tracker.add(i * 333, (SINGER, GHOST) if i == 2 else (SINGER,), WALL)
    (track,) = tracker.finish_shot()
    assert len(track.samples) == 6


def test_in_a_short_shot_being_seen_every_time_is_enough() -> None:
    tracker = FaceTracker()
    for i in range(6):
        tracker.add(i * 333, (SINGER,), WALL)
    tracker.finish_shot()
    tracker.add(2_000, (SINGER, GHOST), WALL)
    tracker.add(2_333, (SINGER,), WALL)
    (track,) = tracker.finish_shot()
    assert track.samples[0].rect == SINGER.rect
    assert tracker.finish_shot() == []


def test_a_face_out_of_sight_for_a_second_is_still_the_same() -> None:
    tracker = FaceTracker()
    for time_ms in (0, 333, 667, 1_667, 2_000):
        tracker.add(time_ms, (at(0.4),), WALL)
    (track,) = tracker.finish_shot()
    assert len(track.samples) == 5


def test_two_who_pass_each_other_stay_two() -> None:
    tracker = FaceTracker()
    for i in range(9):
        tracker.add(i * 167, (at(0.2 + 0.05 * i), at(0.8 - 0.05 * i, 0.22)), WALL)
    small, large = sorted(tracker.finish_shot(), key=lambda t: t.samples[0].rect.width)
    assert [round(s.rect.x, 2) for s in small.samples] == [
        round(0.2 + 0.05 * i, 2) for i in range(9)
    ]
    assert len(large.samples) == 9


def test_only_faces_of_the_last_look_are_known() -> None:
    tracker = FaceTracker()
    tracker.add(0, (at(0.1), at(0.7)), WALL)
    tracker.add(333, (at(0.7),), WALL)
    assert tracker.known() == (at(0.7),)
    tracker.finish_shot()
    assert tracker.known() == ()


def test_a_shot_that_did_not_end_goes_on() -> None:
    tracker = FaceTracker()
    for time_ms in (0, 333, 667):
        tracker.add(time_ms, (at(0.4),), WALL)
    before = tracker.finish_shot()
    tracker.reopen(before)
    for time_ms in (1_000, 1_333):
        tracker.add(time_ms, (at(0.4),), WALL)
    (track,) = tracker.finish_shot()
    assert [s.time_ms for s in track.samples] == [0, 333, 667, 1_000, 1_333]
