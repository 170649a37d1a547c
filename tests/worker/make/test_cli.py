"""`shorts make` and its friends, as a person types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.timeout(300)


def shorts(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    keyless = {k: v for k, v in os.environ.items() if not k.endswith(("_KEY", "_TOKEN"))}
    return subprocess.run(
        [sys.executable, "-m", "worker.cli", *arguments],
        cwd=ROOT,
        env={**keyless, "LANG": "ru_RU.UTF-8", "LC_ALL": "", **environment},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


@pytest.mark.browser
def test_a_range_becomes_exactly_one_short(sample_dir: Path, tmp_path: Path) -> None:
    done = shorts(
        "make", str(sample_dir / "podcast.mp4"), "--out", str(tmp_path / "шорты"), "--json",
        "--range", "0:18", "26", "--transcript", str(sample_dir / "podcast.deepgram.json"),
        SCRATCH_DIR=str(tmp_path / "scratch"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    short = json.loads(line)
    assert set(short) == {
        "path", "title", "start_ms", "end_ms", "score", "layout", "width", "height", "seconds",
    }  # fmt: skip
    assert (short["start_ms"], short["end_ms"]) == (18_000, 26_000)
    assert (short["width"], short["height"]) == (1080, 1920)
    path = Path(short["path"])
    probe = ("ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0")
    assert abs(float(subprocess.check_output([*probe, str(path)])) - 8) < 0.1
    assert path.with_suffix(".jpg").is_file()
    assert not list((tmp_path / "scratch").glob("*")), "temporary files are gone"


def test_a_bad_file_is_explained_in_the_language_of_the_locale(tmp_path: Path) -> None:
    text = tmp_path / "письмо.mp4"
    text.write_text("это не видео")
    for lang, words in (("ru_RU.UTF-8", "не похоже на видео"), ("C.UTF-8", "video")):
        done = shorts("make", str(text), "--out", str(tmp_path / "out"), "--json", LANG=lang)
        assert done.returncode == 1
        assert done.stdout == ""
        complaint = json.loads(done.stderr.splitlines()[-1])
        assert complaint["error"] == "error-not-a-video"
        assert words in complaint["message"]
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [("--range", "20", "10"), ("--style", "Нет такого"), ("--layout", "diagonal")]
)
def test_bad_options_are_refused_before_any_work(
    arguments: tuple[str, ...], sample_dir: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = shorts("make", str(sample_dir / "podcast.mp4"), "--out", str(out), *arguments)
    assert done.returncode == 2
    assert arguments[0] in done.stderr
    assert not out.exists()


def test_doctor_finds_this_installation_well_and_names_what_is_not(tmp_path: Path) -> None:
    well = shorts("doctor", "--json", DATABASE_URL=f"sqlite+aiosqlite:///{tmp_path}/doctor.db")
    findings = {f["name"]: f for f in map(json.loads, well.stdout.splitlines())}
    assert findings["ffmpeg"]["level"] == "ok"
    assert findings["face-detector"]["level"] == "ok"
    assert findings["BOT_TOKEN"]["level"] == "optional"
    broken = shorts("doctor", "--json", MODELS_DIR=str(tmp_path), STORAGE_URL="ftp://nowhere")
    levels = {f["name"]: f["level"] for f in map(json.loads, broken.stdout.splitlines())}
    assert broken.returncode == 1
    assert (levels["face-detector"], levels["STORAGE_URL"]) == ("broken", "broken")


def test_run_without_a_token_says_where_to_get_one() -> None:
    done = shorts("run", BOT_TOKEN="")
    assert done.returncode == 2
    assert "@BotFather" in done.stderr


def test_health_of_nobody_is_silence() -> None:
    done = shorts("health", "light", REDIS_URL="redis://127.0.0.1:9/0")
    assert (done.returncode, done.stdout.strip()) == (1, "silent")
