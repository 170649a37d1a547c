"""Frames of a span, whatever the container."""

import subprocess
from pathlib import Path

import numpy as np
import pytest

from core.domain.errors import EngineUnavailableError
from core.domain.spans import Span
from core.media.frames import decode_span
from core.media.probe import probe
from tests.support.media import make

SIGHT = ("-f", "lavfi", "-i", "color=gray:s=160x90:r=25:d=20")
SOUND = ("-f", "lavfi", "-i", "sine=440:d=20")
# From 6 s to 6.4 s the picture is white.
FLASH = ("-vf", "drawbox=c=white:t=fill:enable='between(t,5.99,6.39)'")
MOVING = ("-f", "lavfi", "-i", "testsrc2=s=160x90:r=25:d=10")
RARE_KEYS = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "250", "-bf", "2")


@pytest.mark.parametrize(
    "name", ["talk.mp4", "talk.mkv", "talk.ts", "talk.flv", "12:30 «talk».mp4"]
)
async def test_a_span_begins_at_its_first_frame(name: str, tmp_path: Path) -> None:
    video = make(tmp_path / name, *SIGHT, *SOUND, *FLASH, *RARE_KEYS)
    facts = await probe(video)
    beginning = [f.time_ms for f in decode_span(video, facts, Span(0, 1_000), 160)]
    assert (beginning[0], len(beginning)) == (0, 25)
    frames = [
        (f.time_ms, f.picture().mean()) for f in decode_span(video, facts, Span(5_000, 7_000), 160)
    ]
    assert (frames[0][0], len(frames)) == (5_000, 50)
    white = [time_ms for time_ms, light in frames if light > 200]
    assert (white[0], white[-1]) == pytest.approx((6_000, 6_360), abs=2)


async def test_time_counts_from_the_first_frame_that_can_be_decoded(tmp_path: Path) -> None:
    """A recording of a broadcast begins between two key frames."""
    whole = make(tmp_path / "whole.ts", *SIGHT, *SOUND, *FLASH, *RARE_KEYS, "-g", "50")
    body = whole.read_bytes()
    video = tmp_path / "cut.ts"
    video.write_bytes(body[len(body) // 10 // 188 * 188 :])
    facts = await probe(video)
    lost_s = _first_frame_s(video) - _first_frame_s(whole)
    (white, *_) = [
        f.time_ms
        for f in decode_span(video, facts, Span(1_000, facts.duration_ms), 160)
        if f.picture().mean() > 200
    ]
    assert white / 1000 == pytest.approx(6 - lost_s, abs=0.05)


async def test_a_playlist_is_not_followed(tmp_path: Path) -> None:
    video = make(tmp_path / "talk.ts", *SIGHT, *SOUND, *RARE_KEYS)
    facts = await probe(video)
    playlist = tmp_path / "talk.mp4"
    playlist.write_text(f"#EXTM3U\n#EXTINF:20,\n{video}\n#EXT-X-ENDLIST\n")
    with pytest.raises(EngineUnavailableError):
        next(decode_span(playlist, facts, Span(0, 1_000), 160))


async def test_left_out_frames_are_known_and_the_rest_is_the_same(tmp_path: Path) -> None:
    video = make(tmp_path / "talk.mp4", *MOVING, *RARE_KEYS)
    facts = await probe(video)
    whole = {
        f.time_ms: f.picture().tobytes() for f in decode_span(video, facts, Span(0, 3_000), 160)
    }
    before = -40
    sparse = list[int]()
    for frame in decode_span(video, facts, Span(0, 3_000), 160, sparse=lambda: True):
        assert frame.follows == (frame.time_ms - before == 40)
        assert frame.picture().tobytes() == whole[frame.time_ms]
        before = frame.time_ms
        sparse.append(frame.time_ms)
    assert 20 < len(sparse) < 0.7 * len(whole)


async def test_nothing_is_left_out_around_a_new_picture(tmp_path: Path) -> None:
    """The cut is at 1.32 s, among frames that none is built on, without a key frame."""
    join = ("-filter_complex", "[0]trim=end=1.32[a];[a][1]concat")
    codec = (*RARE_KEYS, "-sc_threshold", "0", "-t", "3")
    video = make(tmp_path / "talk.mp4", *SIGHT, *MOVING, *join, *codec)
    facts = await probe(video)
    follows = {
        f.time_ms: f.follows
        for f in decode_span(video, facts, Span(0, 3_000), 160, sparse=lambda: True)
    }
    assert not all(follows.values())
    assert follows[1_280]
    assert follows[1_320]


async def test_pixels_are_square_and_sizes_those_shown(tmp_path: Path) -> None:
    video = make(tmp_path / "talk.mp4", *MOVING, "-vf", "scale=180:320,setsar=2", *RARE_KEYS)
    facts = await probe(video)
    frame = next(decode_span(video, facts, Span(0, 1_000), 288))
    assert frame.picture().shape == (256, 288, 3)
    (large,) = [f.picture().shape for f in decode_span(video, facts, Span(0, 40), 4_000)]
    assert large == (320, 360, 3)


async def test_turned_pictures_are_upright(shared_dir: Path) -> None:
    video = shared_dir / "media" / "psd_issue-134-rotate.mp4"
    facts = await probe(video)
    mine = next(decode_span(video, facts, Span(2_000, 3_000), 640)).picture()
    height, width, _ = mine.shape
    ask = ["ffmpeg", "-v", "error", "-ss", "2", "-i", str(video), "-frames:v", "1"]
    raw = ["-vf", f"scale={width}:{height}", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"]
    answer = subprocess.run([*ask, *raw], check=True, capture_output=True, timeout=50).stdout
    theirs = np.frombuffer(answer, np.uint8).reshape(mine.shape)
    assert np.abs(mine.astype(int) - theirs).mean() < 3


async def test_a_hole_in_the_file_is_passed_over(tmp_path: Path) -> None:
    video = make(tmp_path / "talk.ts", *MOVING, *RARE_KEYS, "-g", "25")
    facts = await probe(video)
    body = bytearray(video.read_bytes())
    middle = len(body) // 2 // 188 * 188
    body[middle : middle + 188 * 40] = bytes(188 * 40)
    video.write_bytes(body)
    times = [f.time_ms for f in decode_span(video, facts, Span(0, facts.duration_ms), 160)]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] >= facts.duration_ms - 100


async def test_a_span_without_a_frame_is_an_error(tmp_path: Path) -> None:
    video = make(tmp_path / "talk.mp4", *MOVING, *RARE_KEYS)
    facts = await probe(video)
    with pytest.raises(EngineUnavailableError, match="no frame"):
        next(decode_span(video, facts, Span(90_000, 91_000), 160))


def _first_frame_s(video: Path) -> float:
    ask = ["ffprobe", "-v", "quiet", "-select_streams", "v", "-read_intervals", "%+5"]
    show = ["-show_entries", "frame=best_effort_timestamp_time", "-of", "csv=p=0"]
    answer = subprocess.run([*ask, *show, str(video)], check=True, capture_output=True, timeout=50)
    return float(answer.stdout.split()[0].strip(b","))


async def test_brightness_is_that_of_the_picture(shared_dir: Path) -> None:
    """Turned upright and stretched to 0..255 like it."""
    video = shared_dir / "media" / "psd_issue-134-rotate.mp4"
    facts = await probe(video)
    frame = next(decode_span(video, facts, Span(2_000, 3_000), 320))
    grey, picture = frame.brightness(320), frame.picture()
    assert grey.shape == picture.shape[:2]
    assert np.abs(grey - picture @ (0.299, 0.587, 0.114)).mean() < 3
