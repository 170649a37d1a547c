import re
import subprocess
from pathlib import Path

import pytest

DOCKERFILES = (".ci/docker/python.Dockerfile", "remotion_service/Dockerfile")


@pytest.mark.parametrize("name", DOCKERFILES)
def test_the_image_follows_good_practice(root: Path, scripts: Path, name: str) -> None:
    done = subprocess.run(
        [scripts / "hadolint", "--no-color", root / name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", DOCKERFILES)
def test_the_image_does_not_run_as_root(root: Path, name: str) -> None:
    users = re.findall(r"^USER (\d+):\d+$", (root / name).read_text(), flags=re.MULTILINE)
    assert users
    assert "0" not in users


def test_image_and_setup_install_the_same_uv(root: Path) -> None:
    image = re.findall(r"uv==([\d.]+)", (root / DOCKERFILES[0]).read_text())
    setup = re.findall(r"UV_VERSION=([\d.]+)", (root / ".ci/setup").read_text())
    assert image == setup
    assert len(image) == 1
