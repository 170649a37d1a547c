"""Cameras to be better than."""

from core.domain.crop import (
    CropConfig,
    CropKeyframe,
    CropMode,
    Interpolation,
    Layout,
    LayoutKind,
    StaticCrop,
)
from core.domain.faces import FaceAnalysis, FaceSample
from tests.benchmarks.camera.world import Scene


def centre_crop(scene: Scene) -> tuple[Layout, ...]:
    """The middle of the picture, whatever happens."""
    middle = CropConfig(CropMode.STATIC, StaticCrop(0.5, 0.5))
    return (Layout(LayoutKind.SINGLE, 0, scene.span.duration_ms, (middle,)),)


def follow_detections(scene: Scene, analysis: FaceAnalysis) -> tuple[Layout, ...]:
    """Straight from one detection of the speaking face to the next, told by the truth who speaks:
    a camera that knows everything but calm. Rests where the speaker is not seen."""
    layouts: list[Layout] = []
    for shot in analysis.shots:
        start, end = shot.span.start_ms, shot.span.end_ms
        keys: list[CropKeyframe] = []
        samples = sorted((s for t in shot.tracks for s in t.samples), key=lambda s: s.time_ms)
        for sample in samples:
            if _speaks(scene, sample) and (not keys or sample.time_ms / 1000 > keys[-1].time):
                rect = sample.rect
                keys.append(CropKeyframe(sample.time_ms / 1000, rect.center_x, rect.center_y))
        path = CropConfig(CropMode.KEYFRAME, None, tuple(keys), Interpolation.LINEAR)
        layouts.append(Layout(LayoutKind.SINGLE, start, end, (path,)))
    return tuple(layouts)


def _speaks(scene: Scene, sample: FaceSample) -> bool:
    """Say whether this is the face of somebody who speaks right now."""
    time_ms = sample.time_ms
    talking = [s.person for s in scene.speeches if s.span.contains(time_ms)]
    return any(
        who in talking and rect.iou(sample.rect) > 0.2 for who, rect in scene.faces(time_ms).items()
    )
