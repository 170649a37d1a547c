"""`shorts make` and its friends, as a person types them."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.media import make

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
        "engine", "engine_reason",
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


@pytest.mark.browser
def test_a_range_of_a_few_seconds_without_sound_takes_its_captions_from_a_file(
    tmp_path: Path,
) -> None:
    """Nothing has to be found or heard, so neither length nor sound is asked for."""
    picture = ("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=4", "-c:v", "libx264")
    video = make(tmp_path / "12:30 «немое».mp4", *picture)
    words = tmp_path / "позже.srt"
    words.write_text("1\n00:00:03,000 --> 00:00:03,800\nПозже\n", encoding="utf-8")
    arguments = ("--out", str(tmp_path / "out"), "--json", "--range", "1", "2.5")
    done = shorts("make", str(video), *arguments, "--transcript", str(words))
    assert done.returncode == 0, done.stderr
    assert Path(json.loads(done.stdout)["path"]).name == "12-30-немое-0m1s-0m2.5s.mp4"
    assert json.loads(done.stderr.splitlines()[-1])["note"] == "note-no-words"


def test_a_folder_that_cannot_be_written_to_is_told_before_the_work(
    sample_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    out = str(tmp_path / "file" / "out")
    done = shorts("make", str(sample_dir / "podcast.mp4"), "--out", out, "--json")
    complaint = json.loads(done.stderr.splitlines()[-1])
    assert (done.returncode, complaint["error"]) == (1, "error-folder")
    assert out in complaint["message"]
    scratch = shorts(
        "make", str(sample_dir / "podcast.mp4"), "--out", str(tmp_path), "--json",
        SCRATCH_DIR=str(tmp_path / "file"),
    )  # fmt: skip
    assert json.loads(scratch.stderr.splitlines()[-1])["error"] == "error-folder"


@pytest.mark.parametrize(
    ("name", "value"), [("MIN_VIDEO_S", "ten"), ("LLM_PROVIDER", "x"), ("WHISPER_BEAM_SIZE", "?")]
)
def test_a_bad_setting_is_named(name: str, value: str, sample_dir: Path, tmp_path: Path) -> None:
    arguments = (str(sample_dir / "podcast.mp4"), "--out", str(tmp_path), "--json")
    done = shorts("make", *arguments, **{name: value})
    complaint = json.loads(done.stderr.splitlines()[-1])
    assert (done.returncode, complaint["error"]) == (1, "error-bad-setting")
    assert name in complaint["message"]
    assert "Traceback" not in done.stderr
    doctor = shorts("doctor", "--json", **{name: value})
    findings = {f["name"]: f for f in map(json.loads, doctor.stdout.splitlines())}
    assert (doctor.returncode, findings[name]["level"]) == (1, "broken")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_nothing_behind(
    number: signal.Signals, code: int, sample_dir: Path, tmp_path: Path
) -> None:
    scratch = tmp_path / "scratch"
    command = [sys.executable, "-m", "worker.cli", "make", str(sample_dir / "podcast.mp4")]
    with subprocess.Popen(
        [*command, "--out", str(tmp_path / "out")],
        cwd=ROOT,
        env={**os.environ, "SCRATCH_DIR": str(scratch)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        deadline = time.monotonic() + 60
        while not list(scratch.glob("make-*/*.ogg")) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(number)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in errors
    assert list(scratch.glob("*")) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--range", "20", "10"),
        ("--style", "Нет такого"),
        ("--layout", "diagonal"),
        ("--length", "10-20"),
        ("--find", "?!"),
        ("--watermark", "@" * 61),
        ("--logo", __file__),
        ("--frame", "4:3"),
        ("--find", "коты", "--range", "10", "20"),
    ],
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


def test_one_transcript_is_not_laid_over_several_videos(sample_dir: Path, tmp_path: Path) -> None:
    video, srt = str(sample_dir / "podcast.mp4"), str(sample_dir / "podcast.srt")
    done = shorts("make", video, video, "--out", str(tmp_path), "--transcript", srt)
    assert done.returncode == 2
    assert "--transcript" in done.stderr
