"""Faces of the sample talk, by the real models in their own process."""

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import pytest

from core import bootstrap
from core.domain.errors import EngineMissingError, EngineUnavailableError
from core.domain.faces import FaceAnalysis
from core.domain.geometry import Rect
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.analyse import FaceModels
from core.engines.faces.analyzer import MediaPipeFaceAnalyzer
from core.ports.faces import FaceAnalyzer
from core.ports.progress import ignore_progress
from core.settings import ModelSettings
from core.stages.camera.plan import plan_camera

FACTS = MediaFacts(1920, 1080, 25.0, False, 90_680, 0, 0, "h264", "aac", 1)
AROUND_A_CUT = Span(14_000, 26_000)


@pytest.fixture(scope="module")
def analyzer() -> FaceAnalyzer:
    return bootstrap.face_analyzer(ModelSettings())


@pytest.fixture(scope="module")
def truth(sample_dir: Path) -> dict[str, Any]:
    text: dict[str, Any] = json.loads((sample_dir / "podcast.truth.json").read_text())
    return text


@pytest.fixture(scope="module")
def seen(analyzer: FaceAnalyzer, sample_dir: Path) -> FaceAnalysis:
    video = sample_dir / "podcast.mp4"
    return asyncio.run(analyzer.analyse(video, FACTS, AROUND_A_CUT, ignore_progress))


def test_the_cut_is_found_to_the_frame(seen: FaceAnalysis, truth: dict[str, Any]) -> None:
    cut = truth["shots"][0]["end_ms"]
    assert [shot.span for shot in seen.shots] == [
        Span(AROUND_A_CUT.start_ms, cut),
        Span(cut, AROUND_A_CUT.end_ms),
    ]


def test_everybody_is_one_track_where_they_really_are(
    seen: FaceAnalysis, truth: dict[str, Any]
) -> None:
    wide, close = seen.shots
    assert (len(wide.tracks), len(close.tracks)) == (2, 1)
    for shot in seen.shots:
        for track in shot.tracks:
            assert len(track.samples) >= 0.9 * shot.span.duration_ms / 1000 * seen.sample_fps
            for sample in track.samples:
                near = [f for f in truth["faces"] if abs(f["time_ms"] - sample.time_ms) <= 120]
                boxes = [Rect(f["x"], f["y"], f["w"], f["h"]) for f in near if f["visible"]]
                assert max(sample.rect.iou(box) for box in boxes) > 0.5


def test_the_camera_is_on_the_person_who_speaks(seen: FaceAnalysis, truth: dict[str, Any]) -> None:
    """The window holds the speaking face's centre for nearly all of the spoken time."""
    layouts = plan_camera(seen, FACTS, ())
    held = spoken = 0
    for word in truth["words"]:
        time_ms = (word["start_ms"] + word["end_ms"]) // 2
        turn = next(t for t in truth["turns"] if t["start_ms"] <= time_ms <= t["end_ms"])
        if not AROUND_A_CUT.contains(time_ms) or turn["is_interjection"]:
            continue
        spoken += 1
        at = time_ms - AROUND_A_CUT.start_ms
        layout = next(x for x in layouts if x.from_ms <= at < x.to_ms)
        face = min(
            (f for f in truth["faces"] if f["speaker"] == word["speaker"]),
            key=lambda f: abs(f["time_ms"] - time_ms),
        )
        crop = layout.panels[0].static_crop
        assert crop is not None
        half = 9 / 16 / (16 / 9) / crop.zoom / 2
        held += abs(face["x"] + face["w"] / 2 - crop.x) < half
    assert spoken > 10
    assert held / spoken >= 0.9


async def test_a_file_that_cannot_be_decoded_is_an_engine_error(
    analyzer: FaceAnalyzer, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a video")
    with pytest.raises(EngineUnavailableError, match="decoding failed"):
        await analyzer.analyse(broken, FACTS, Span(0, 1_000), ignore_progress)


async def test_a_missing_model_is_named(sample_dir: Path, tmp_path: Path) -> None:
    lost = MediaPipeFaceAnalyzer(FaceModels(tmp_path / "face.tflite", tmp_path / "lips.task"))
    with pytest.raises(EngineMissingError) as caught:
        await lost.analyse(sample_dir / "podcast.mp4", FACTS, Span(0, 1_000), ignore_progress)
    assert caught.value.params["name"] == "face.tflite"


async def test_cancelling_ends_the_child_at_once(analyzer: FaceAnalyzer, sample_dir: Path) -> None:
    begun = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        work = analyzer.analyse(
            sample_dir / "podcast.mp4", FACTS, Span(0, 90_000), lambda _: begun.set()
        )
        task = group.create_task(work)
        await begun.wait()
        assert _children()
        task.cancel()
    assert not _children()


def _children() -> list[Path]:
    """Processes that look at faces, started by this one."""
    mine = []
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = status.read_bytes()
            parent = (status.parent / "stat").read_text().rsplit(")", 1)[1].split()[1]
        except (OSError, IndexError):
            continue
        if b"core.engines.faces.child" in command and int(parent) == os.getpid():
            mine.append(status)
    return mine
