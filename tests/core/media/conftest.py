"""Small media files with known content, made once."""

from pathlib import Path

import pytest

from tests.support.media import make


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to make files in."""
    return tmp_path_factory.mktemp("clips")


@pytest.fixture(scope="session")
def talk(clips: Path) -> Path:
    """12 s, 320x180 at 25 fps, a steady tone; index at the front."""
    return make(
        clips / "talk.mp4",
        *("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=12"),
        *("-f", "lavfi", "-i", "sine=440:d=12"),
        *("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-movflags", "+faststart"),
    )
