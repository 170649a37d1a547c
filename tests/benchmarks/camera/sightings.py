"""What a face analyser would report of a scene, with its usual mistakes, without any picture."""

from collections.abc import Iterator
from random import Random

from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.geometry import Rect
from tests.benchmarks.camera.world import Scene, Take, clipped

SAMPLE_FPS = 3.0
BOX_NOISE = 0.03
"""Deviation of a box's centre and size, of the face's size."""
MISSED = 0.04
"""Share of the looks that miss a face."""
MOUTH_UNSEEN = 0.03
CLOSED, CLOSED_NOISE = 0.006, 0.002
"""Lip gap of a silent face and its deviation, of the face's height."""
SPEAKING = (0.0, 0.09)
"""Range of the lip gap of a speaking face."""
SMILES = 0.03
"""Share of the looks at which a silent mouth is open all the same."""
LONGEST_GAP_MS = 1_500
"""A face unseen for longer begins a new track."""


def analysis_of(
    scene: Scene, seed: int = 1, *, lips: bool = True, recognised: bool = True
) -> FaceAnalysis:
    """Return shots and tracks, found cuts included.

    lips: False when no mouth can be read (profiles, hands).  recognised: False when nobody is
    known again after a cut.
    """
    random = Random(seed)
    shots, next_id = [], 0
    for number, take in enumerate(scene.takes):
        tracks: list[FaceTrack] = []
        for who in take.paths:
            for samples in _pieces(list(_seen(scene, take, who, random, lips=lips))):
                person = who if recognised else 100 * number + who
                tracks.append(FaceTrack(next_id, samples, person))
                next_id += 1
        shots.append(Shot(take.span, tuple(tracks)))
    return FaceAnalysis(scene.span, scene.width, scene.height, SAMPLE_FPS, tuple(shots))


def _seen(
    scene: Scene, take: Take, who: int, random: Random, *, lips: bool
) -> Iterator[FaceSample]:
    step = 1000 / SAMPLE_FPS
    for index in range(round(take.span.duration_ms / step)):
        time_ms = take.span.start_ms + round(index * step)
        face = scene.face(who, time_ms)
        if face is None or random.random() < MISSED:
            continue
        shake = scene.shake_px / 1920
        rect = Rect(
            face.x + random.gauss(0, BOX_NOISE * face.width + shake),
            face.y + random.gauss(0, BOX_NOISE * face.height + shake),
            face.width * random.gauss(1, BOX_NOISE),
            face.height * random.gauss(1, BOX_NOISE),
        )
        readable = lips and random.random() >= MOUTH_UNSEEN
        mouth = _mouth(scene, who, time_ms, random) if readable else None
        yield FaceSample(time_ms, clipped(rect), random.uniform(0.6, 0.95), mouth)


def _mouth(scene: Scene, who: int, time_ms: int, random: Random) -> float:
    if any(s.person == who and s.span.contains(time_ms) for s in scene.speeches):
        return random.uniform(*SPEAKING)
    if random.random() < SMILES:
        return random.uniform(*SPEAKING)
    return max(0.0, random.gauss(CLOSED, CLOSED_NOISE))


def _pieces(samples: list[FaceSample]) -> list[tuple[FaceSample, ...]]:
    """Split where the face was away; a piece of one look is dropped as a ghost."""
    pieces: list[list[FaceSample]] = []
    for sample in samples:
        if not pieces or sample.time_ms - pieces[-1][-1].time_ms > LONGEST_GAP_MS:
            pieces.append([])
        pieces[-1].append(sample)
    return [tuple(piece) for piece in pieces if len(piece) > 2]
