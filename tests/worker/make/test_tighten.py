"""A tightened short, as a person asks for it on the command line."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.media import loud_spans_ms

pytestmark = [pytest.mark.browser, pytest.mark.timeout(200)]

PAUSE_MS = 1_120
"""What is too much of the pause between a story and the next question."""


def test_the_pause_between_question_and_answer_is_shortened(
    sample_dir: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [
            sys.executable, "-m", "worker.cli", "make", str(sample_dir / "podcast.mp4"), "--json",
            "--out", str(tmp_path), "--range", "58.6", "62.6", "--layout", "center", "--tighten",
            "--transcript", str(sample_dir / "podcast.deepgram.json"),
        ],
        cwd=ROOT,
        env={**os.environ, "SCRATCH_DIR": str(tmp_path / "scratch")},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    short = json.loads(done.stdout)
    assert (short["start_ms"], short["end_ms"]) == (58_600, 62_600), "where it is in the video"
    lengths = subprocess.check_output(
        ["ffprobe", "-v", "error", "-show_entries", "stream=duration", "-of", "csv=p=0",
         short["path"]], text=True,
    ).split()  # fmt: skip
    assert [float(length) for length in lengths] == pytest.approx(
        [4 - PAUSE_MS / 1000] * 2, abs=0.1
    )
    heard = loud_spans_ms(Path(short["path"]), threshold=0.01)
    assert max(b[0] - a[1] for a, b in pairwise(heard)) < 500
