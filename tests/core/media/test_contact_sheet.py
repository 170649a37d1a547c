"""The sheet shows the source with the windows, and what came of them."""

import asyncio
import itertools
from dataclasses import asdict
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from core.domain.camera import CameraPlan, CameraWish
from core.domain.camera_json import dump_trail
from core.domain.camera_trail import CameraTrail
from core.domain.crop import CropConfig, CropMode, Layout, LayoutKind, StaticCrop
from core.domain.crop_path import windows_at
from core.domain.errors import EngineUnavailableError
from core.domain.faces import FaceAnalysis, Shot
from core.domain.media import MediaFacts
from core.domain.spans import Span
from core.media.contact_sheet.child import work
from core.media.contact_sheet.draw import camera_sheet
from core.media.contact_sheet.moments import moments_of
from core.media.contact_sheet.scene import Story
from core.media.contact_sheet.windows import layout_at
from core.media.probe import probe
from tests.support.camera import LEFT, RIGHT, a_trail
from tests.support.media import make

Picture = NDArray[np.uint8]


def flags(clips: Path, size: str) -> Path:
    """10 s, the left half red, the right half green."""
    width, height = (int(side) for side in size.split("x"))
    half = f"s={width // 2}x{height}:r=5:d=10"
    return make(
        clips / f"flag-{size}.mp4",
        *("-f", "lavfi", "-i", f"color=red:{half}", "-f", "lavfi", "-i", f"color=green:{half}"),
        *("-filter_complex", "hstack", "-c:v", "libx264", "-preset", "ultrafast"),
        *("-pix_fmt", "yuv420p"),
    )


def looking_at(x: float, span: Span) -> CameraTrail:
    still = CropConfig(CropMode.STATIC, StaticCrop(x, 0.5))
    layout = Layout(LayoutKind.SINGLE, 0, span.duration_ms, (still,), "chosen")
    analysis = FaceAnalysis(span, 640, 360, 3.0, (Shot(span, ()),))
    return CameraTrail(CameraWish(), analysis, (), CameraPlan((layout,), ()))


def shares(path: Path) -> tuple[float, float]:
    """Return how much of the picture is bright red and how much bright green."""
    picture = cv2.imread(str(path))
    assert picture is not None
    blue, green, red = (picture[..., i].astype(int) for i in range(3))
    return (
        float(((red > 200) & (green < 60) & (blue < 60)).mean()),
        float(((green > 100) & (red < 60) & (blue < 60)).mean()),
    )


async def test_the_window_is_bright_and_the_short_shows_it(clips: Path, tmp_path: Path) -> None:
    video = flags(clips, "640x360")
    facts = await probe(video)
    for x, seen, unseen in ((LEFT, 0, 1), (RIGHT, 1, 0)):
        out = tmp_path / f"{x}.jpg"
        await camera_sheet(video, facts, looking_at(x, Span(1_000, 9_000)), out, language="ru")
        assert out in list(tmp_path.iterdir())
        assert not list(tmp_path.glob(".*")), "it appears when it is whole"
        parts = shares(out)
        assert parts[seen] > 0.2
        assert parts[unseen] < 0.01


@pytest.mark.parametrize("size", ["640x360", "360x640", "400x400", "1280x240"])
@pytest.mark.parametrize(
    ("detailed", "width", "name"), [(True, 1920, "s.png"), (False, 1280, "s.jpg")]
)
async def test_any_shape_fits_the_page(
    clips: Path, tmp_path: Path, size: str, detailed: bool, width: int, name: str
) -> None:
    video = flags(clips, size)
    facts = await probe(video)
    out, drawn = tmp_path / name, list[float]()
    request = {
        "video": str(video),
        "facts": asdict(facts),
        "trail": dump_trail(a_trail(width=facts.width, height=facts.height)),
        "out": str(out),
        "language": "en",
        "title": "Очень длинное имя файла " * 20,
        "detailed": detailed,
    }
    await asyncio.to_thread(work, request, drawn.append)
    picture = cv2.imread(str(out))
    assert picture is not None
    assert picture.shape[1] == width
    assert 400 < picture.shape[0] < 3_000
    assert drawn[-1] == 1


async def test_a_file_without_frames_is_told(tmp_path: Path, talk: Path) -> None:
    facts: MediaFacts = await probe(talk)
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"nothing")
    with pytest.raises(EngineUnavailableError, match="no frame"):
        await camera_sheet(broken, facts, a_trail(), tmp_path / "s.jpg", language="ru")
    assert not (tmp_path / "s.jpg").exists()


def test_moments_show_changes_and_leave_no_long_gap() -> None:
    trail = a_trail(Span(10_000, 50_000))
    times = moments_of(trail, 12)
    assert len(times) == 12
    assert list(times) == sorted(set(times))
    for start in (10_000, 20_000, 30_000, 40_000):
        assert any(start < time <= start + 1_000 for time in times)
    assert max(b - a for a, b in itertools.pairwise(times)) < 10_000


def test_a_short_span_has_few_moments() -> None:
    assert 1 <= len(moments_of(a_trail(Span(0, 400)), 12)) <= 3


def test_windows_stay_inside_and_follow_the_keyframes() -> None:
    trail = a_trail()
    xs = []
    for clip_ms in range(0, 8_001, 50):
        layout = layout_at(trail.plan.layouts, clip_ms)
        assert layout is not None
        windows = windows_at(layout, clip_ms, 16 / 9)
        assert len(windows) == {"single": 1, "split": 2, "fit": 0}[layout.kind]
        for window in windows:
            assert window.x >= 0
            assert window.y >= 0
            assert window.x + window.width <= 1 + 1e-9
            assert window.y + window.height <= 1 + 1e-9
        if 4_000 <= clip_ms < 6_000:
            xs.append(windows[0].center_x)
    assert xs == sorted(xs)
    assert (round(xs[0], 3), round(xs[-1], 2)) == (0.4, 0.6)


def test_the_story_knows_who_is_who() -> None:
    story = Story(a_trail())
    assert (story.people, story.speakers) == ((0, 1), (0, 1, 2))
    assert [story.face_of(s)[0] for s in story.speakers] == [0, 1, None]
    moment = story.at(1_200)
    assert (moment.on_camera, moment.confidence) == (0, 0.9)
    assert [(face.person, face.speaker) for face in moment.faces] == [(0, 0), (1, 1)]
