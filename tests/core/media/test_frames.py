"""Frames of a span, whatever the container."""

import subprocess
from pathlib import Path

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
RARE_KEYS = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "250", "-bf", "2")


@pytest.mark.parametrize(
    "name", ["talk.mp4", "talk.mkv", "talk.ts", "talk.flv", "12:30 «talk».mp4"]
)
async def test_a_span_begins_at_its_first_frame(name: str, tmp_path: Path) -> None:
    video = make(tmp_path / name, *SIGHT, *SOUND, *FLASH, *RARE_KEYS)
    facts = await probe(video)
    beginning = [f.time_ms for f in decode_span(video, facts, Span(0, 1_000), 25, 160)]
    assert (beginning[0], len(beginning)) == (0, 25)
    frames = list(decode_span(video, facts, Span(5_000, 7_000), 25, 160))
    assert (frames[0].time_ms, len(frames)) == (5_000, 50)
    white = [f.time_ms for f in frames if f.image is not None and f.image.mean() > 200]
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
        for f in decode_span(video, facts, Span(1_000, facts.duration_ms), 25, 160)
        if f.image is not None and f.image.mean() > 200
    ]
    assert white / 1000 == pytest.approx(6 - lost_s, abs=0.05)


async def test_a_playlist_is_not_followed(tmp_path: Path) -> None:
    video = make(tmp_path / "talk.ts", *SIGHT, *SOUND, *RARE_KEYS)
    facts = await probe(video)
    playlist = tmp_path / "talk.mp4"
    playlist.write_text(f"#EXTM3U\n#EXTINF:20,\n{video}\n#EXT-X-ENDLIST\n")
    with pytest.raises(EngineUnavailableError):
        next(decode_span(playlist, facts, Span(0, 1_000), 25, 160))


def _first_frame_s(video: Path) -> float:
    ask = ["ffprobe", "-v", "quiet", "-select_streams", "v", "-read_intervals", "%+5"]
    show = ["-show_entries", "frame=best_effort_timestamp_time", "-of", "csv=p=0"]
    answer = subprocess.run([*ask, *show, str(video)], check=True, capture_output=True, timeout=50)
    return float(answer.stdout.split()[0].strip(b","))
