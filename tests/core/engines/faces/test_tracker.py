"""Which faces count."""

from core.domain.faces import FaceBox
from core.domain.geometry import Rect
from core.engines.faces.tracker import FaceTracker

SINGER = FaceBox(Rect(0.8, 0.2, 0.07, 0.12), 0.8)
GHOST = FaceBox(Rect(0.1, 0.5, 0.07, 0.12), 0.5)


def test_a_face_seen_once_in_a_long_shot_is_a_ghost() -> None:
    tracker = FaceTracker()
    for i in range(6):
        faces = (SINGER, GHOST) if i == 2 else (SINGER,)
        tracker.add(i * 333, faces, (None,) * len(faces))
    (track,) = tracker.finish_shot()
    assert len(track.samples) == 6


def test_in_a_short_shot_being_seen_every_time_is_enough() -> None:
    tracker = FaceTracker()
    for i in range(6):
        tracker.add(i * 333, (SINGER,), (None,))
    tracker.finish_shot()
    tracker.add(2_000, (SINGER, GHOST), (None, None))
    tracker.add(2_333, (SINGER,), (None,))
    (track,) = tracker.finish_shot()
    assert track.samples[0].rect == SINGER.rect
    assert tracker.finish_shot() == ()
