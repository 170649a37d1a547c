"""`shorts inspect`, as a person types it."""

import json
from pathlib import Path

import cv2
import pytest

from core.domain.camera_json import dump_trail, load_trail
from core.domain.spans import Span
from tests.support.camera import a_trail
from tests.worker.make.test_cli import shorts

pytestmark = pytest.mark.timeout(200)


def test_a_span_is_looked_at_decided_and_drawn(sample_dir: Path, tmp_path: Path) -> None:
    picture, decisions = tmp_path / "made" / "camera.png", tmp_path / "camera.json"
    done = shorts(
        "inspect", str(sample_dir / "podcast.mp4"), "--range", "0:18", "22",
        "--transcript", str(sample_dir / "podcast.deepgram.json"),
        "--layout", "split", "--out", str(picture), "--json", str(decisions),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(picture), str(decisions)]
    drawn = cv2.imread(str(picture))
    assert drawn is not None
    assert drawn.shape[1] == 1920
    trail = load_trail(json.loads(decisions.read_text("utf-8")))
    assert trail.analysis.span == Span(18_000, 22_000)
    assert trail.plan.layouts[0].kind == "split"
    assert {voice.speaker for voice in trail.voices} == {0, 1}


def test_a_stored_trail_is_drawn_as_it_is(sample_dir: Path, tmp_path: Path) -> None:
    stored = tmp_path / "trail.json"
    stored.write_text(json.dumps(dump_trail(a_trail())))
    picture = tmp_path / "sheet.jpg"
    video = str(sample_dir / "podcast.mp4")
    done = shorts("inspect", video, "--trail", str(stored), "--out", str(picture))
    assert done.returncode == 0, done.stderr
    assert picture.stat().st_size > 50_000


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--range START END"),
        (("--range", "9", "3"), "нужны начало и конец"),
        (("--range", "1", "999"), "10 мин"),
        (("--range", "1", "3", "--out", "x.gif"), ".png"),
        (("--range", "1", "3", "--crop", "2,0.5"), "доли"),
        (("--trail", "{here}"), "JSON"),
    ],
)
def test_what_makes_no_sense_is_explained(
    sample_dir: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    here = tmp_path / "a.json"
    here.write_text('{"version": 1}')
    asked = [argument.format(here=here) for argument in arguments]
    done = shorts("inspect", str(sample_dir / "podcast.mp4"), *asked)
    assert done.returncode in (1, 2)
    assert words in done.stderr
