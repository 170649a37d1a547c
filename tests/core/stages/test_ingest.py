from pathlib import Path

import pytest

from core.domain.errors import (
    EmptyFileError,
    NoAudioError,
    NotAVideoError,
    TooLargeError,
    TooLongError,
    TooShortError,
)
from core.domain.plans import PlanLimits
from core.media.tools import FfmpegTools
from core.ports.progress import ignore_progress
from core.stages.ingest import ingest
from tests.support.media import make

TONE = ("-f", "lavfi", "-i", "sine=440:d=12")
PICTURE = ("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=12")
H264 = ("-c:v", "libx264", "-preset", "ultrafast")


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make(tmp_path_factory.mktemp("v") / "v.mp4", *PICTURE, *TONE, *H264)
    with path.open("ab") as stream:  # a free box that makes it 1.5 MB
        size = 1_500_000 - path.stat().st_size
        stream.write(size.to_bytes(4, "big") + b"free" + bytes(size - 8))
    return path


async def test_facts_and_sound(video: Path, tmp_path: Path) -> None:
    seen: list[float] = []
    facts = await ingest(FfmpegTools(), video, PlanLimits(), tmp_path / "a.ogg", seen.append)
    assert (facts.width, facts.height) == (320, 180)
    assert (tmp_path / "a.ogg").stat().st_size > 1000
    assert seen[-1] == 1.0


@pytest.mark.parametrize(
    ("limits", "error", "params"),
    [
        (PlanLimits(max_bytes=1024), TooLargeError, {"limit_mb": 0, "actual_mb": 2}),
        (PlanLimits(min_ms=20_000), TooShortError, {"minimum_s": 20, "actual_s": 12}),
        (PlanLimits(max_ms=6_000), TooLongError, {"limit_min": 0, "actual_min": 1}),
    ],
)
async def test_limits(
    video: Path,
    tmp_path: Path,
    limits: PlanLimits,
    error: type[TooLargeError],
    params: dict[str, int],
) -> None:
    with pytest.raises(error) as caught:
        await ingest(FfmpegTools(), video, limits, tmp_path / "a.ogg", ignore_progress)
    assert caught.value.params == params
    assert list(tmp_path.iterdir()) == []


async def test_no_limit_of_length(video: Path, tmp_path: Path) -> None:
    limits = PlanLimits(max_ms=None)
    await ingest(FfmpegTools(), video, limits, tmp_path / "a.ogg", ignore_progress)


async def test_a_silent_film(tmp_path: Path) -> None:
    film = make(tmp_path / "silent.mp4", *PICTURE, *H264)
    with pytest.raises(NoAudioError):
        await ingest(FfmpegTools(), film, PlanLimits(), tmp_path / "a.ogg", ignore_progress)


async def test_nothing_at_all_and_something_else(tmp_path: Path) -> None:
    empty, text = tmp_path / "empty.mp4", tmp_path / "text.mp4"
    empty.touch()
    text.write_text("только слова " * 500, encoding="utf-8")
    for path, error in ((empty, EmptyFileError), (text, NotAVideoError)):
        with pytest.raises(error):
            await ingest(FfmpegTools(), path, PlanLimits(), tmp_path / "a.ogg", ignore_progress)
