"""How the window moves."""

from itertools import pairwise
from math import pi, sin
from random import Random

import pytest

from core.domain.camera import CameraWish
from core.domain.crop import CropConfig, CropMode
from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.geometry import Rect
from core.stages.camera.plan import plan_camera
from tests.core.stages.camera.factories import CLIP, face, facts, scene, window_at

WINDOW = 9 / 16 / (16 / 9)
FRAME_S = 0.04


def path_of(analysis: FaceAnalysis, wish: CameraWish = CameraWish()) -> CropConfig:  # noqa: B008
    (layout,) = plan_camera(analysis, facts(), (), wish).layouts
    return layout.panels[0]


def one(track: FaceTrack) -> FaceAnalysis:
    return scene(Shot(CLIP, (track,)))


def xs(config: CropConfig) -> list[float]:
    return [window_at(config, i * FRAME_S)[0] for i in range(round(20 / FRAME_S))]


def travel(config: CropConfig) -> float:
    """Of the picture's width, per second."""
    return sum(abs(b - a) for a, b in pairwise(xs(config))) / 20


def noisy(track: FaceTrack, deviation: float, seed: int = 1) -> FaceTrack:
    random = Random(seed)
    samples = tuple(
        FaceSample(
            s.time_ms,
            Rect(
                s.rect.x + random.gauss(0, deviation),
                s.rect.y + random.gauss(0, deviation),
                s.rect.width,
                s.rect.height,
            ),
            s.score,
            s.mouth_open,
        )
        for s in track.samples
    )
    return FaceTrack(track.id, samples)


def test_a_walker_stays_inside_with_less_travel_than_the_face() -> None:
    def stroll(s: float) -> float:
        return 0.26 * sin(2 * pi * s / 15)

    config = path_of(one(noisy(face(0, 0.5, CLIP, path=stroll), 0.004)))
    inside = [
        abs(0.5 + stroll(i * FRAME_S) - x) + 0.6 * 0.1125 < WINDOW / 2
        for i, x in enumerate(xs(config))
    ]
    assert sum(inside) / len(inside) >= 0.98
    walked = sum(abs(stroll((i + 1) * FRAME_S) - stroll(i * FRAME_S)) for i in range(500)) / 20
    assert travel(config) < 0.85 * walked


def test_the_window_sets_off_before_the_face_gets_out_and_comes_to_rest() -> None:
    def leaves_once(s: float) -> float:
        return 0.3 * min(max((s - 8) / 2, 0.0), 1.0)

    config = path_of(one(face(0, 0.3, CLIP, path=leaves_once)))
    places = xs(config)
    still = [abs(b - a) < 1e-6 for a, b in pairwise(places)]
    assert all(still[: round(6 / FRAME_S)])
    assert all(still[round(13 / FRAME_S) :])
    assert all(b >= a - 1e-6 for a, b in pairwise(places))
    away = [abs(0.3 + leaves_once(i * FRAME_S) - x) for i, x in enumerate(places)]
    assert max(away) + 0.1125 / 2 < WINDOW / 2


@pytest.mark.parametrize("deviation", [0.002, 0.005, 0.01])
def test_noise_does_not_move_the_camera(deviation: float) -> None:
    assert path_of(one(noisy(face(0, 0.4, CLIP), deviation))).mode is CropMode.STATIC


def test_a_single_wrong_detection_does_not_move_the_camera() -> None:
    track = face(0, 0.3, CLIP)
    samples = list(track.samples)
    far = samples[20].rect
    samples[20] = FaceSample(
        samples[20].time_ms, Rect(0.8, far.y, far.width, far.height), 0.9, None
    )
    config = path_of(one(FaceTrack(0, tuple(samples))))
    assert config.mode is CropMode.STATIC
    assert config.static_crop is not None
    assert round(config.static_crop.x, 2) == 0.3


def test_a_nod_and_a_lean_do_not_move_the_camera() -> None:
    def leans(s: float) -> float:
        return 0.04 if 7 < s < 8.5 else 0.0

    assert path_of(one(face(0, 0.5, CLIP, path=leans))).mode is CropMode.STATIC


def test_who_comes_nearer_is_followed_with_the_zoom() -> None:
    samples = []
    for track_sample in face(0, 0.5, CLIP).samples:
        size = 0.1 + 0.25 * (track_sample.time_ms - CLIP.start_ms) / CLIP.duration_ms
        rect = Rect(0.5 - size * 9 / 32, 0.45 - size / 2, size * 9 / 16, size)
        samples.append(FaceSample(track_sample.time_ms, rect, 0.9, 0.005))
    config = path_of(one(FaceTrack(0, tuple(samples))))
    zooms = [window_at(config, float(s))[2] for s in range(20)]
    assert zooms[0] > 1.3
    assert zooms[-1] == pytest.approx(1.0, abs=0.1)
    assert all(late <= early + 1e-6 for early, late in pairwise(zooms))


def test_slower_is_slower_and_faster_is_not_further() -> None:
    def jumps_about(s: float) -> float:
        return 0.3 if 7 < s < 14 else 0.0

    analysis = one(face(0, 0.3, CLIP, path=jumps_about))
    peaks = []
    for speed in (0.5, 1.0, 2.0):
        places = xs(path_of(analysis, CameraWish(speed=speed)))
        peaks.append(max(abs(b - a) for a, b in pairwise(places)) / FRAME_S / WINDOW)
    assert peaks[0] < peaks[1] <= peaks[2] + 0.05


def test_a_long_walk_takes_few_keyframes() -> None:
    config = path_of(one(face(0, 0.5, CLIP, path=lambda s: 0.3 * sin(s))))
    assert len(config.keyframes) <= 24
