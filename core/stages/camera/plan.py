"""From what was seen to what is shown: a layout for every stretch of a clip."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import fmean

from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.document import Word
from core.domain.faces import FaceAnalysis, FaceSample, FaceTrack, Shot
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.stages.camera.active import ActiveFace, active_faces, people_of
from core.stages.camera.turns import snap_turns
from core.stages.camera.window import Panel, around, zoom_for

WIDTH, HEIGHT = 1080, 1920
UNSURE = 0.12
"""Mean evidence margin below which both people are shown instead of a guess."""
MIN_FIT_MS = 1_500
"""A shot without faces shorter than this stays a centre crop: a flash of full frame jars."""


class LayoutChoice(StrEnum):
    """What a person may ask for."""

    AUTO = "auto"
    CENTER = "center"
    LEFT = "left"
    RIGHT = "right"
    SPLIT = "split"
    FIT = "fit"


@dataclass(frozen=True, slots=True)
class _Scene:
    """One shot's part of the clip."""

    shot: Shot
    people: tuple[FaceTrack, ...]
    words: Sequence[Word]
    sample_fps: float
    facts: MediaFacts

    @property
    def single(self) -> Panel:
        return Panel(WIDTH, HEIGHT, self.facts.width, self.facts.height)

    @property
    def half(self) -> Panel:
        return Panel(WIDTH, HEIGHT // 2, self.facts.width, self.facts.height)

    def layout(self, kind: LayoutKind, span: Span, reason: str, *panels: StaticCrop) -> Layout:
        configs = tuple(CropConfig(CropMode.STATIC, panel) for panel in panels)
        return Layout(kind, span.start_ms, span.end_ms, configs, reason)


def plan_camera(
    analysis: FaceAnalysis,
    facts: MediaFacts,
    words: Sequence[Word],
    choice: LayoutChoice = LayoutChoice.AUTO,
) -> tuple[Layout, ...]:
    """Return layouts that cover `analysis.span` without gaps, in ms from the clip's start.

    `words` carry times of the source. Every layout says in `reason` why it was chosen.
    """
    layouts: list[Layout] = []
    for shot in analysis.shots:
        if shot.span.duration_ms == 0:
            continue
        people = people_of(shot, analysis.sample_fps)
        scene = _Scene(shot, people, words, analysis.sample_fps, facts)
        layouts += _auto(scene) if choice is LayoutChoice.AUTO else [_chosen(scene, choice)]
    start = analysis.span.start_ms
    shifted = (
        replace(layout, from_ms=layout.from_ms - start, to_ms=layout.to_ms - start)
        for layout in layouts
    )
    return join_equal(tuple(shifted))


def _auto(scene: _Scene) -> list[Layout]:
    span = scene.shot.span
    if not _is_wider(scene):
        return [scene.layout(LayoutKind.SINGLE, span, "source is vertical", _center(scene))]
    if not scene.people:
        if span.duration_ms < MIN_FIT_MS:
            return [scene.layout(LayoutKind.SINGLE, span, "short shot, no face", _center(scene))]
        return [scene.layout(LayoutKind.FIT, span, "no face")]
    runs = active_faces(scene.shot, scene.people, scene.words, scene.sample_fps)
    if len(scene.people) == 2 and fmean(r.confidence for r in runs) < UNSURE:  # noqa: PLR2004
        return [_split(scene, "unsure who speaks")]
    return [_on_face(scene, run) for run in snap_turns(runs, scene.words)]


def _on_face(scene: _Scene, run: ActiveFace) -> Layout:
    samples = _samples_in(run.track, run.span)
    crop = around(scene.single, samples, zoom_for(scene.single, samples))
    reason = "only face" if len(scene.people) == 1 else "speaking face"
    return scene.layout(LayoutKind.SINGLE, run.span, reason, crop)


def _chosen(scene: _Scene, choice: LayoutChoice) -> Layout:
    span = scene.shot.span
    if choice is LayoutChoice.FIT:
        return scene.layout(LayoutKind.FIT, span, "chosen")
    if choice is LayoutChoice.SPLIT:
        return _split(scene, "chosen")
    if choice is LayoutChoice.CENTER:
        return scene.layout(LayoutKind.SINGLE, span, "chosen", _center(scene))
    x = 0.25 if choice is LayoutChoice.LEFT else 0.75
    side = [t for t in scene.people if (_mean_x(t) < 0.5) == (x < 0.5)]  # noqa: PLR2004
    if not side:
        return scene.layout(LayoutKind.SINGLE, span, "chosen", scene.single.place(x, 0.5, 1.0))
    track = side[0] if choice is LayoutChoice.LEFT else side[-1]
    samples = _samples_in(track, span)
    crop = around(scene.single, samples, zoom_for(scene.single, samples))
    return scene.layout(LayoutKind.SINGLE, span, "chosen", crop)


def _split(scene: _Scene, reason: str) -> Layout:
    panel, span = scene.half, scene.shot.span
    if len(scene.people) >= 2:  # noqa: PLR2004
        zoom = min(MAX_SPLIT_ZOOM, panel.max_zoom)
        pair = (scene.people[0], scene.people[-1])
        crops = [around(panel, _samples_in(track, span), zoom) for track in pair]
    else:
        crops = [panel.place(x, 0.5, 1.0) for x in (0.25, 0.75)]
    return scene.layout(LayoutKind.SPLIT, span, reason, *crops)


MAX_SPLIT_ZOOM = 1.6
"""Closer shows each person alone; a 16:9 wide shot at zoom 1 has both in either half."""


def _samples_in(track: FaceTrack, span: Span) -> tuple[FaceSample, ...]:
    inside = tuple(s for s in track.samples if span.contains(s.time_ms))
    return inside or track.samples


def _mean_x(track: FaceTrack) -> float:
    return fmean(s.rect.center_x for s in track.samples)


def _center(scene: _Scene) -> StaticCrop:
    return scene.single.place(0.5, 0.5, 1.0)


def _is_wider(scene: _Scene) -> bool:
    """Say whether the 9:16 window leaves out a noticeable part at the sides."""
    return scene.single.window(1.0)[0] < 0.98  # noqa: PLR2004


def join_equal(layouts: Iterable[Layout]) -> tuple[Layout, ...]:
    """Make one of neighbours that show the same; the first one's reason stays."""
    joined: list[Layout] = []
    for layout in layouts:
        last = joined[-1] if joined else None
        if last and (last.kind, last.panels) == (layout.kind, layout.panels):
            joined[-1] = replace(last, to_ms=layout.to_ms)
        else:
            joined.append(layout)
    return tuple(joined)
