"""Faces of the sample talk, by the real models in their own process."""

import asyncio
import json
import os
from pathlib import Path
from statistics import pstdev
from typing import Any

import pytest

from core import bootstrap
from core.domain.errors import EngineMissingError, EngineUnavailableError
from core.domain.faces import FaceAnalysis, FaceTrack
from core.domain.geometry import Rect
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.engines.faces.analyzer import MediaPipeFaceAnalyzer
from core.engines.faces.models import FaceModels
from core.ports.faces import FaceAnalyzer
from core.ports.progress import ignore_progress
from core.settings import ModelSettings
from core.stages.camera.plan import plan_camera
from tests.support.media import make

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
    layouts = plan_camera(seen, FACTS, ()).layouts
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


def test_the_one_in_the_close_shot_is_known_from_the_wide_one(
    seen: FaceAnalysis, truth: dict[str, Any]
) -> None:
    wide, close = seen.shots
    left, right = sorted(wide.tracks, key=lambda track: track.samples[0].rect.x)
    speaker = truth["shots"][1]["speaker"]
    assert {left.person, right.person} == {0, 1}
    assert close.tracks[0].person == (left, right)[speaker].person


def test_lips_of_everybody_are_read_at_every_look(seen: FaceAnalysis) -> None:
    samples = [s for shot in seen.shots for track in shot.tracks for s in track.samples]
    assert all(sample.mouth_open is not None for sample in samples)


async def test_turns_are_looked_at_closely(analyzer: FaceAnalyzer, sample_dir: Path) -> None:
    video, span = sample_dir / "podcast.mp4", Span(4_000, 7_000)
    usual = await analyzer.analyse(video, FACTS, span, ignore_progress)
    closely = await analyzer.analyse(video, FACTS, span, ignore_progress, turns_ms=[5_334])
    few, many = (len(a.shots[0].tracks[0].samples) for a in (usual, closely))
    assert many >= few + 3


async def test_a_cut_that_nothing_announces_is_found_to_the_frame(
    analyzer: FaceAnalyzer, tmp_path: Path
) -> None:
    """Both pictures are busy, so the first packet of the second is no larger than the others, and
    it lies among frames that are left out."""
    busy = ("-f", "lavfi", "-i", "testsrc2=s=160x90:r=25:d=1.32")
    other = ("-f", "lavfi", "-i", "mandelbrot=s=160x90:r=25,trim=end=2")
    codec = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "250", "-bf", "2")
    join = ("-filter_complex", "[0][1]concat", "-sc_threshold", "0")
    video = make(tmp_path / "talk.mp4", *busy, *other, *join, *codec)
    facts = await bootstrap.media_tools().probe(video)
    analysis = await analyzer.analyse(video, facts, Span(0, 3_000), ignore_progress)
    assert [shot.span for shot in analysis.shots] == [Span(0, 1_320), Span(1_320, 3_000)]


async def test_real_cuts_are_found_to_the_frame(analyzer: FaceAnalyzer, shared_dir: Path) -> None:
    """Its times do not begin at zero."""
    video = shared_dir / "media" / "hamilton_short.mp4"
    facts = await bootstrap.media_tools().probe(video)
    span = Span(0, facts.duration_ms)
    analysis = await analyzer.analyse(video, facts, span, ignore_progress)
    starts = [shot.span.start_ms for shot in analysis.shots]
    assert starts == pytest.approx([0, 667, 2_736, 7_040], abs=1)
    assert all(shot.tracks for shot in analysis.shots)


async def test_two_in_one_wide_shot_are_told_apart_by_their_lips(
    analyzer: FaceAnalyzer, shared_dir: Path
) -> None:
    video = shared_dir / "media" / "deeptalk_demo.mp4"
    facts = await bootstrap.media_tools().probe(video)
    analysis = await analyzer.analyse(video, facts, Span(24_000, 47_000), ignore_progress)
    (shot,) = analysis.shots
    left, right = sorted(shot.tracks, key=lambda track: track.samples[0].rect.x)
    for span, speaker, listener in (
        (Span(25_000, 35_000), left, right),
        (Span(37_000, 41_500), right, left),
        (Span(43_000, 46_000), left, right),
    ):
        assert _lip_movement(speaker, span) > 1.5 * _lip_movement(listener, span)


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


def _lip_movement(track: FaceTrack, span: Span) -> float:
    gaps = [s.mouth_open for s in track.samples if span.contains(s.time_ms)]
    return pstdev(gap for gap in gaps if gap is not None)


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
