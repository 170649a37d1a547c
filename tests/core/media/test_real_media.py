"""Facts of real files with known troubles."""

from pathlib import Path

import pytest

from core.domain.media import MediaFacts
from core.media.probe import probe


async def facts_of(shared_dir: Path, name: str) -> MediaFacts:
    return await probe(shared_dir / "media" / name)


async def test_rotation(shared_dir: Path) -> None:
    facts = await facts_of(shared_dir, "psd_issue-134-rotate.mp4")
    assert (facts.width, facts.height, facts.rotation) == (544, 1280, 90)


async def test_pixels_that_are_not_square(shared_dir: Path) -> None:
    facts = await facts_of(shared_dir, "psd_issue-195-aspect-ratio.mp4")
    assert (facts.width, facts.height) == (1024, 576)


async def test_variable_frame_rate(shared_dir: Path) -> None:
    facts = await facts_of(shared_dir, "psd_goldeneye-vfr-drop3.mp4")
    assert facts.variable_fps
    assert facts.fps == pytest.approx(16.05, abs=0.01)
    assert facts.duration_ms == 9968


async def test_a_picture_that_starts_after_the_sound(shared_dir: Path) -> None:
    facts = await facts_of(shared_dir, "hamilton_short.mp4")
    assert facts.start_offset_ms == 844
    assert facts.duration_ms == 9176


@pytest.mark.parametrize(
    ("name", "size", "codec"),
    [
        ("ls_demo3.mp4", (1080, 1920), "hevc"),
        ("deeptalk_demo.mp4", (640, 360), "h264"),
        ("lp_s18.mp4", (1280, 720), "h264"),
    ],
)
async def test_ordinary_files(
    shared_dir: Path, name: str, size: tuple[int, int], codec: str
) -> None:
    facts = await facts_of(shared_dir, name)
    assert ((facts.width, facts.height), facts.video_codec) == (size, codec)
    assert facts.has_audio
    assert not facts.variable_fps
