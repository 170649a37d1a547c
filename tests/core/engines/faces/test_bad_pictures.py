"""Whatever is sent, the camera is a valid and a calm one. Every case runs the real models."""

import asyncio
from itertools import pairwise
from pathlib import Path

import pytest

from core import bootstrap
from core.domain.crop import CropKeyframe, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.document import Word
from core.domain.faces import FaceAnalysis
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.ports.progress import ignore_progress
from core.settings import ModelSettings
from core.stages.camera.plan import plan_camera
from tests.benchmarks.camera.motion import jumps_of, moves_of
from tests.benchmarks.camera.shown import Shown, frames_shown
from tests.benchmarks.camera.world import Scene, Take
from tests.core.engines.faces.bad_pictures import make

CALM_PX_S = 120.0
"""Of a picture 1920 wide; these people sit."""
NEAR_MS = 500
"""The slowest film has two frames a second."""
WORDS = tuple(Word("да", at, at + 300, 1.0, 0) for at in range(0, 1_800, 400))


class Seen:
    """One film, looked at and planned."""

    def __init__(self, name: str, folder: Path) -> None:
        video = make(name, folder)
        self.facts, self.analysis = asyncio.run(_look(video))
        self.layouts = plan_camera(self.analysis, self.facts, WORDS).layouts

    @property
    def kinds(self) -> set[LayoutKind]:
        return {layout.kind for layout in self.layouts}

    def shown(self) -> list[Shown]:
        facts = self.facts
        aspect = facts.width / facts.height
        return frames_shown(self.layouts, 25.0, facts.duration_ms, aspect)

    def shows_a_face(self) -> bool:
        """Say whether some face found is in view at every look."""
        faces = [s for shot in self.analysis.shots for t in shot.tracks for s in t.samples]
        shown = self.shown()
        return all(
            any(
                window.x <= face.rect.center_x <= window.x + window.width
                for face in faces
                if abs(face.time_ms - frame.time_ms) <= NEAR_MS
                for window in frame.windows
            )
            for frame in shown
        )


async def _look(video: Path) -> tuple[MediaFacts, FaceAnalysis]:
    facts = await bootstrap.media_tools().probe(video)
    analyser = bootstrap.face_analyzer(ModelSettings())
    span = Span(0, facts.duration_ms)
    return facts, await analyser.analyse(video, facts, span, ignore_progress)


@pytest.mark.parametrize("name", ["no_face", "black"])
def test_without_anybody_the_whole_picture_is_shown(name: str, tmp_path: Path) -> None:
    seen = Seen(name, tmp_path)
    _assert_valid_and_calm(seen)
    assert seen.kinds == {LayoutKind.FIT}


@pytest.mark.parametrize("name", ["cartoon", "twenty_faces"])
def test_what_is_no_talk_gets_a_valid_and_calm_camera(name: str, tmp_path: Path) -> None:
    _assert_valid_and_calm(Seen(name, tmp_path))


@pytest.mark.parametrize("name", ["mirror", "fps_5", "fps_120", "8k", "square", "two_seconds"])
def test_a_face_is_in_the_picture_at_any_rate_and_size(name: str, tmp_path: Path) -> None:
    seen = Seen(name, tmp_path)
    _assert_valid_and_calm(seen)
    assert seen.shows_a_face()


def test_an_upright_source_is_not_zoomed_without_need(tmp_path: Path) -> None:
    seen = Seen("portrait", tmp_path)
    _assert_valid_and_calm(seen)
    assert seen.kinds == {LayoutKind.SINGLE}
    (window,) = {frame.windows[0] for frame in seen.shown()}
    assert window.area > 0.99


def _assert_valid_and_calm(seen: Seen) -> None:
    edges = [layout.from_ms for layout in seen.layouts] + [seen.layouts[-1].to_ms]
    assert edges[0] == 0
    assert edges[-1] == seen.facts.duration_ms
    for layout, (start, end) in zip(seen.layouts, pairwise(edges), strict=True):
        assert (layout.from_ms, layout.to_ms) == (start, end)
        assert start < end
        _assert_valid(layout)
    facts = seen.facts
    scene = Scene("", facts.width, facts.height, (Take(Span(0, facts.duration_ms), {}),), ())
    moves = moves_of(seen.shown(), scene)
    assert jumps_of(moves) == []
    assert sum(move.px for move in moves) <= CALM_PX_S * facts.duration_ms / 1000


def _assert_valid(layout: Layout) -> None:
    panels = {LayoutKind.SINGLE: 1, LayoutKind.SPLIT: 2, LayoutKind.FIT: 0}
    assert len(layout.panels) == panels[layout.kind]
    assert layout.reason
    for panel in layout.panels:
        if panel.mode is CropMode.STATIC:
            assert panel.static_crop is not None
            points: list[StaticCrop | CropKeyframe] = [panel.static_crop]
        else:
            times = [key.time for key in panel.keyframes]
            assert times == sorted(set(times))
            points = [*panel.keyframes]
        assert points
        assert all(0 <= p.x <= 1 and 0 <= p.y <= 1 and 1 <= p.zoom <= 4 for p in points)
