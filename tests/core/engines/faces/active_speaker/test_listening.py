"""A network asked by the real analyser about two people at a table."""

import asyncio
import json
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from structlog.testing import capture_logs

from core import bootstrap
from core.domain.faces import FaceAnalysis, FaceSample
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.ports.progress import ignore_progress
from core.settings import ModelSettings
from tests.core.engines.faces.active_speaker.networks import lips_and_sound, sound_alone
from tests.support.media import make

FACTS = MediaFacts(1920, 1080, 25.0, False, 90_680, 0, 0, "h264", "aac", 1)
SPAN = Span(4_000, 10_000)


def look(model: Path | None, video: Path, facts: MediaFacts, span: Span) -> FaceAnalysis:
    analyzer = bootstrap.face_analyzer(ModelSettings(asd_model_path=model))
    return asyncio.run(analyzer.analyse(video, facts, span, ignore_progress))


def samples_of(analysis: FaceAnalysis) -> list[FaceSample]:
    return [s for shot in analysis.shots for track in shot.tracks for s in track.samples]


def test_who_speaks_scores_higher(sample_dir: Path, tmp_path: Path) -> None:
    truth: dict[str, Any] = json.loads((sample_dir / "podcast.truth.json").read_text())
    seen = look(lips_and_sound(tmp_path / "a.onnx"), sample_dir / "podcast.mp4", FACTS, SPAN)
    (shot,) = seen.shots
    speakers = sorted(shot.tracks, key=lambda track: track.samples[0].rect.x)
    turn = next(t for t in truth["turns"] if t["start_ms"] < 7_500 < t["end_ms"])
    inside = Span(turn["start_ms"] + 300, min(turn["end_ms"], SPAN.end_ms) - 300)
    scores = [
        fmean(
            s.speaking for s in t.samples if s.speaking is not None and inside.contains(s.time_ms)
        )
        for t in speakers
    ]
    assert scores[turn["speaker"]] > 0 > scores[1 - turn["speaker"]]


def test_every_look_at_two_faces_is_scored_and_lips_are_read_as_without(
    sample_dir: Path, tmp_path: Path
) -> None:
    video = sample_dir / "podcast.mp4"
    scored = samples_of(look(sound_alone(tmp_path / "a.onnx"), video, FACTS, SPAN))
    plain = samples_of(look(None, video, FACTS, SPAN))
    assert all(s.speaking is not None and s.mouth_open is not None for s in scored)
    assert all(s.speaking is None and s.mouth_open is not None for s in plain)
    assert len(scored) == len(plain)


def test_scores_are_of_the_time_of_the_sound(sample_dir: Path, tmp_path: Path) -> None:
    """A tone from 2.0 to 3.0 s of the film, whose sound begins before the picture."""
    picture = ("-ss", "1", "-t", "4", "-i", str(sample_dir / "podcast.mp4"))
    tone = ("-f", "lavfi", "-i", "aevalsrc='0.5*sin(2*PI*440*t)*between(t,2.4,3.4)':d=5:s=16000")
    late = ("-map", "0:v", "-map", "1:a", "-filter:v", "scale=640:360,setpts=PTS+0.4/TB")
    codec = ("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "pcm_s16le")
    video = make(tmp_path / "talk.mkv", *picture, *tone, *late, *codec)
    facts = asyncio.run(bootstrap.media_tools().probe(video))
    model = sound_alone(tmp_path / "a.onnx")
    for sample in samples_of(look(model, video, facts, Span(700, 3_800))):
        assert sample.speaking is not None
        if abs(sample.time_ms - 2_000) > 210 and abs(sample.time_ms - 3_000) > 210:
            assert (sample.speaking > 0) == (2_000 < sample.time_ms < 3_000)


@pytest.mark.parametrize("content", [None, b"", b"not a network"])
def test_without_a_network_that_works_lips_must_do(
    content: bytes | None, sample_dir: Path, tmp_path: Path
) -> None:
    model = tmp_path / "a.onnx"
    if content is not None:
        model.write_bytes(content)
    with capture_logs() as log:
        seen = look(model, sample_dir / "podcast.mp4", FACTS, Span(4_000, 5_000))
    (entry,) = log
    assert (entry["event"], entry["log_level"]) == ("active_speaker_network_unused", "warning")
    assert "a.onnx" in entry["why"]
    assert all(s.mouth_open is not None and s.speaking is None for s in samples_of(seen))
