"""Sound in step with the picture."""

from pathlib import Path

import numpy as np
import pytest

from core import bootstrap
from core.domain.spans import Span
from core.media.waveform import read_waveform
from tests.support.media import make

RATE_HZ = 16_000
_PICTURE = ("-f", "lavfi", "-i", "testsrc=s=64x64:r=25:d=4")
_BEEP = ("-f", "lavfi", "-i", "aevalsrc='0.5*sin(2*PI*440*t)*between(t,1.5,2)':d=4:s=44100")
_CODEC = ("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac")


def loud_ms(samples: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> tuple[float, float]:
    """First and last loud sample, in ms."""
    loud = np.flatnonzero(np.abs(samples.astype(int)) > 3_000)
    return 1000 * float(loud[0]) / RATE_HZ, 1000 * float(loud[-1]) / RATE_HZ


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "ts"])
async def test_a_beep_is_where_it_is_heard(suffix: str, tmp_path: Path) -> None:
    video = make(tmp_path / f"a.{suffix}", *_PICTURE, *_BEEP, *_CODEC)
    facts = await bootstrap.media_tools().probe(video)
    for start_ms in (0, 1_200):
        samples = read_waveform(video, facts, Span(start_ms, 3_000), RATE_HZ)
        assert len(samples) == (3_000 - start_ms) * 16
        assert loud_ms(samples) == pytest.approx((1_500 - start_ms, 2_000 - start_ms), abs=25)


async def test_times_count_from_the_first_frame(tmp_path: Path) -> None:
    """The picture begins a second after the sound."""
    late = ("-itsoffset", "1", *_PICTURE)
    video = make(tmp_path / "a.mkv", *late, *_BEEP, *_CODEC)
    facts = await bootstrap.media_tools().probe(video)
    samples = read_waveform(video, facts, Span(0, 2_000), RATE_HZ)
    assert loud_ms(samples) == pytest.approx((500, 1_000), abs=25)


async def test_beyond_the_sound_it_is_silent(tmp_path: Path) -> None:
    video = make(tmp_path / "a.mp4", *_PICTURE, *_BEEP, *_CODEC)
    facts = await bootstrap.media_tools().probe(video)
    samples = read_waveform(video, facts, Span(3_500, 6_000), RATE_HZ)
    assert len(samples) == 2_500 * 16
    assert not samples[8_200:].any()


async def test_a_film_without_sound_is_silent(tmp_path: Path) -> None:
    video = make(tmp_path / "a.mp4", *_PICTURE, *_CODEC[:4])
    facts = await bootstrap.media_tools().probe(video)
    samples = read_waveform(video, facts, Span(0, 1_000), RATE_HZ)
    assert samples.tolist() == [0] * RATE_HZ
