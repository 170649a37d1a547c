"""A film for the talk."""

from pathlib import Path

import pytest

from tests.support.media import make


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(
        tmp_path_factory.mktemp("films") / "беседа.mp4",
        *("-f", "lavfi", "-i", "testsrc=s=320x180:r=5:d=30"),
        *("-f", "lavfi", "-i", "sine=d=30"),
        *("-pix_fmt", "yuv420p", "-preset", "ultrafast", "-shortest"),
    )
