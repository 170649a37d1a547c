"""The main job without any key or transcript: listen, choose, look, render."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

SECONDS = 34
"""The first of the sample's stories, and the question that begins the second."""


def test_a_talk_becomes_a_short_of_its_story(sample_dir: Path, tmp_path: Path) -> None:
    video = tmp_path / "начало.mp4"
    cut = ("ffmpeg", "-v", "error", "-i", str(sample_dir / "podcast.mp4"), "-t", str(SECONDS))
    subprocess.run([*cut, "-c", "copy", str(video)], check=True, timeout=60)
    environment = {k: v for k, v in os.environ.items() if not k.endswith(("_KEY", "_TOKEN"))}
    done = subprocess.run(
        [
            sys.executable, "-m", "worker.cli", "make", str(video), "--json",
            "--out", str(tmp_path / "out"), "--count", "1", "--style", "podcast",
        ],
        cwd=ROOT,
        env={**environment, "SCRATCH_DIR": str(tmp_path / "scratch")},
        capture_output=True,
        text=True,
        timeout=380,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    short = json.loads(line)
    assert (short["width"], short["height"]) == (1080, 1920)
    assert 15_000 <= short["end_ms"] - short["start_ms"] <= 60_000
    assert short["start_ms"] < 6_000, "it begins with the question of the story"
    assert short["score"] > 0
    assert any("а" <= letter <= "я" for letter in short["title"].casefold())
    assert "note-local-scoring" in done.stderr, "nobody pretends that a model chose"
