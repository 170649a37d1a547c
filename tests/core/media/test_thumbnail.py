import subprocess
from pathlib import Path

import numpy as np
import pytest

from core.media.probe import probe
from core.media.thumbnail import thumbnail
from tests.support.media import make

H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
# Red for a second, then green for a second.
TWO_COLOURS = (
    *("-f", "lavfi", "-i", "color=red:s=640x360:r=25:d=1"),
    *("-f", "lavfi", "-i", "color=green:s=640x360:r=25:d=1"),
    *("-filter_complex", "concat=n=2:v=1"),
)


def size_and_colour(jpeg: Path) -> tuple[tuple[int, int], str]:
    """Return a picture's size and its strongest colour."""
    ask = ["ffprobe", "-v", "error", "-show_entries", "stream=width,height", "-of", "csv=p=0"]
    answer = subprocess.run([*ask, str(jpeg)], check=True, capture_output=True, text=True).stdout
    width, height = (int(part) for part in answer.strip().split(","))
    decode = ["ffmpeg", "-v", "error", "-i", str(jpeg), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    pixels = subprocess.run(decode, check=True, capture_output=True).stdout
    mean = np.frombuffer(pixels, np.uint8).reshape(-1, 3).mean(axis=0)
    return (width, height), ("red", "green", "blue")[int(mean.argmax())]


@pytest.mark.parametrize(
    ("at_ms", "colour"), [(-5, "red"), (0, "red"), (900, "red"), (1_100, "green"), (9_000, "green")]
)
async def test_the_frame_at_a_time(clips: Path, tmp_path: Path, at_ms: int, colour: str) -> None:
    video = make(clips / "colours.mp4", *TWO_COLOURS, *H264)
    await thumbnail(video, await probe(video), at_ms, tmp_path / "t.jpg")
    assert size_and_colour(tmp_path / "t.jpg") == ((640, 360), colour)


async def test_time_counts_from_the_first_frame(clips: Path, tmp_path: Path) -> None:
    colours = make(clips / "colours.mp4", *TWO_COLOURS, *H264)
    tone = ("-f", "lavfi", "-i", "sine=440:d=3")
    late = ("-itsoffset", "0.8", "-i", str(colours))
    video = make(clips / "late-colours.mp4", *tone, *late, "-c:v", "copy")
    for at_ms, colour in ((900, "red"), (1_100, "green")):
        await thumbnail(video, await probe(video), at_ms, tmp_path / "t.jpg")
        assert size_and_colour(tmp_path / "t.jpg")[1] == colour


async def test_a_transport_stream_with_rare_key_frames(clips: Path, tmp_path: Path) -> None:
    """A seek lands on the next key frame, which is 8 s away and of another colour."""
    video = make(
        clips / "rare.ts",
        *("-f", "lavfi", "-i", "color=red:s=320x180:r=25:d=7"),
        *("-f", "lavfi", "-i", "color=green:s=320x180:r=25:d=5"),
        *("-filter_complex", "concat=n=2:v=1", *H264, "-g", "250", "-sc_threshold", "0"),
    )
    for at_ms, colour in ((2_000, "red"), (6_900, "red"), (7_100, "green"), (11_900, "green")):
        await thumbnail(video, await probe(video), at_ms, tmp_path / "t.jpg")
        assert size_and_colour(tmp_path / "t.jpg")[1] == colour


async def test_a_picture_that_stands_still_for_seconds(clips: Path, tmp_path: Path) -> None:
    """Recordings of screens have no frames while nothing moves."""
    video = make(
        clips / "slides.mp4",
        *("-f", "lavfi", "-i", "color=red:s=320x180:r=1:d=1"),
        *("-f", "lavfi", "-i", "color=green:s=320x180:r=1:d=6"),
        *("-filter_complex", "concat=n=2:v=1,select='not(mod(n,4))'", "-vsync", "vfr", *H264),
    )
    await thumbnail(video, await probe(video), 2_500, tmp_path / "t.jpg")
    assert size_and_colour(tmp_path / "t.jpg")[1] == "green"


async def test_shown_with_square_pixels_and_not_too_large(clips: Path, tmp_path: Path) -> None:
    wide = make(
        clips / "anamorphic.mp4",
        *("-f", "lavfi", "-i", "color=blue:s=1440x1080:r=25:d=1,setsar=4/3"),
        *H264,
    )
    await thumbnail(wide, await probe(wide), 0, tmp_path / "wide.jpg")
    assert size_and_colour(tmp_path / "wide.jpg")[0] == (1280, 720)


async def test_a_real_turned_video(shared_dir: Path, tmp_path: Path) -> None:
    video = shared_dir / "media" / "psd_issue-134-rotate.mp4"
    await thumbnail(video, await probe(video), 3_000, tmp_path / "t.jpg")
    assert size_and_colour(tmp_path / "t.jpg")[0] == (544, 1280)
