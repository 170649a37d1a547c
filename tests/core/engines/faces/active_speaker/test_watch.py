"""Which pictures the network is shown, with which sound, and for which time its scores count."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from core.domain.faces import FaceSample
from core.domain.geometry import Rect
from core.engines.faces.active_speaker.mfcc import Cepstra
from core.engines.faces.active_speaker.network import Faces, Logits
from core.engines.faces.active_speaker.watch import CHUNK, SpeechWatch, mouth_region
from core.engines.faces.sighting import Sighting
from core.engines.faces.tracker import SeenTrack

START_MS = 5_000
LEFT, RIGHT = Rect(0.1, 0.3, 0.1, 0.2), Rect(0.7, 0.3, 0.1, 0.2)


@dataclass
class Recorder:
    """Scores every picture by its brightness; each row of the sound is its own number."""

    calls: list[tuple[Faces, Cepstra]] = field(default_factory=list)

    def score(self, faces: Faces, cepstra: Cepstra) -> Logits:
        self.calls.append((faces, cepstra))
        return np.asarray(faces.mean(axis=(1, 2)), np.float32)


def listen() -> Cepstra:
    rows = np.arange(3_000, dtype=np.float32)[:, None]
    return np.repeat(rows, 13, axis=1)


def watched(
    network: Recorder,
    frames_ms: Sequence[float],
    places: Sequence[Rect] = (LEFT, RIGHT),
    look_every_ms: int = 320,
) -> SpeechWatch:
    """Frames whose brightness is their time since the start, in units of 40 ms."""
    watch = SpeechWatch(network, listen, START_MS)
    tracks = [SeenTrack(i, [], Sighting(place, 0.9)) for i, place in enumerate(places)]
    due = frames_ms[0]
    for time in frames_ms:
        time_ms = round(time)
        if watch.is_due(time_ms):
            level = (time_ms - START_MS) / 40
            watch.see(time_ms, np.full((72, 128), round(level), np.uint8))
        if time >= due:
            due += look_every_ms
            for track in tracks:
                track.samples.append(FaceSample(time_ms, track.last.rect, 0.9))
            watch.looked(time_ms, tracks)
    watch.end_shot()
    return watch


def at_fps(fps: float, seconds: float = 4.0) -> list[float]:
    return [START_MS + i * 1000 / fps for i in range(round(fps * seconds))]


def test_it_is_shown_pictures_and_sound_of_the_same_time() -> None:
    network = Recorder()
    watch = watched(network, at_fps(25))
    assert {faces.shape[1:] for faces, _ in network.calls} == {(112, 112)}
    for faces, cepstra in network.calls:
        assert faces.dtype == np.uint8
        assert cepstra.shape == (4 * len(faces), 13)
        assert len(faces) < CHUNK + 10
        slots = faces[:, 0, 0].astype(int)
        assert cepstra[:, 0].tolist() == [4 * s + row for s in slots for row in range(4)]
    for scored in watch.logits().values():
        assert all(value == (time - START_MS) / 40 for time, value in scored.items())
        assert len(scored) == 96


@pytest.mark.parametrize("fps", [15, 23.976, 25, 29.97, 50, 60, 120])
def test_every_slot_gets_the_nearest_frame_whatever_the_rate(fps: float) -> None:
    watch = watched(Recorder(), at_fps(fps))
    for scored in watch.logits().values():
        times = sorted(scored)
        assert times == list(range(times[0], times[-1] + 1, 40))
        worst = max(abs(value - (time - START_MS) / 40) for time, value in scored.items())
        assert worst <= max(1.0, 25 / fps / 2 + 0.5)


def test_a_single_face_costs_nothing() -> None:
    network = Recorder()
    watch = watched(network, at_fps(25), (LEFT,))
    assert (network.calls, watch.logits(), watch.is_on) == ([], {}, False)


def test_of_a_crowd_the_largest_four_are_scored() -> None:
    places = [Rect(0.1 * i, 0.3, 0.05 + 0.005 * i, 0.1) for i in range(7)]
    watch = watched(Recorder(), at_fps(25), places)
    assert watch.logits().keys() == {3, 4, 5, 6}


def test_nothing_is_scored_across_a_cut() -> None:
    network = Recorder()
    watch = SpeechWatch(network, listen, START_MS)
    for shot in range(2):
        tracks = [
            SeenTrack(2 * shot + i, [], Sighting(p, 0.9)) for i, p in enumerate((LEFT, RIGHT))
        ]
        begins = START_MS + 2_000 * shot
        for time_ms in range(begins, begins + 2_000, 40):
            if watch.is_due(time_ms):
                watch.see(time_ms, np.full((72, 128), 100 * shot, np.uint8))
            if (time_ms - begins) % 320 == 0:
                for track in tracks:
                    track.samples.append(FaceSample(time_ms, track.last.rect, 0.9))
                watch.looked(time_ms, tracks)
        watch.end_shot()
    assert len(watch.logits()) == 4
    assert all(faces.min() == faces.max() for faces, _ in network.calls)
    assert all(min(scored) >= START_MS + 2_000 for k, scored in watch.logits().items() if k > 1)


def test_the_region_is_that_of_the_mouth() -> None:
    """Of a face 200 px high: 70 px to every side of a point 40 px below its middle."""
    frame = np.zeros((1_000, 1_000), np.uint8)
    frame[500 + 40 - 70 : 500 + 40 + 70, 500 - 70 : 500 + 70] = 200
    face = Rect(0.42, 0.4, 0.16, 0.2)
    region = mouth_region(frame, face)
    assert region.shape == (112, 112)
    assert region[2:-2, 2:-2].min() == 200
    wider = mouth_region(frame, Rect(0.41, 0.388, 0.18, 0.22))
    assert wider[0].max() == wider[-1].max() == wider[:, 0].max() == 0


def test_a_face_that_moves_is_followed_between_two_looks() -> None:
    network = Recorder()
    watch = SpeechWatch(network, listen, START_MS)
    tracks = [SeenTrack(i, [], Sighting(p, 0.9)) for i, p in enumerate((LEFT, RIGHT))]
    for i in range(50):
        time_ms = START_MS + 40 * i
        x = 0.1 + 0.01 * i
        if watch.is_due(time_ms):
            frame = np.zeros((360, 640), np.uint8)
            frame[:, round(640 * x) :][:, :64] = 255
            watch.see(time_ms, frame)
        if i % 8 == 0:
            for track, left in zip(tracks, (x, 0.9), strict=True):
                track.samples.append(FaceSample(time_ms, Rect(left, 0.3, 0.1, 0.1), 0.9))
            watch.looked(time_ms, tracks)
    watch.end_shot()
    moving = [faces for faces, _ in network.calls if faces.mean() > 200]
    assert moving
    assert all(faces[:, :, 8:-8].min() > 200 for faces in moving)
