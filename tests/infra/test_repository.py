import shutil
import subprocess
from pathlib import Path

import pytest

from tests.infra.names import secret_names

LOCK_FILES = {"uv.lock", "package-lock.json"}
REGISTRY_HOSTS = ("pypi." + "org", "python" + "hosted.org", "registry.npm" + "js.org")


class Clone:
    """Asks git about the repository."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self._root, capture_output=True, text=True, check=False
        )
        assert done.returncode in {0, 1}, done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def clone(root: Path) -> Clone:
    if shutil.which("git") is None or not (root / ".git").exists():
        pytest.skip("not a clone, or no git here")
    return Clone(root)


def test_the_licence_is_there(root: Path) -> None:
    assert (root / "LICENSE").read_text().startswith("MIT License")


def test_only_lock_files_name_a_registry(clone: Clone, root: Path) -> None:
    found = []
    for name in clone.run("ls-files", "-z").split("\0"):
        path = root / name
        if path.name in LOCK_FILES or not path.is_file():
            continue
        content = path.read_bytes()
        if any(host.encode() in content for host in REGISTRY_HOSTS):
            found.append(name)
    assert found == []


def test_secrets_and_installed_things_are_never_committed(clone: Clone) -> None:
    names = (".env", ".env.local", ".venv/x", ".models/x", ".data/x", "demo-out/x.mp4")
    assert clone.run("check-ignore", "--no-index", *names).split() == list(names)
    assert clone.run("check-ignore", "--no-index", ".env.example") == ""


def test_the_demo_sees_no_key(root: Path) -> None:
    done = subprocess.run(
        ["make", "--dry-run", "demo"], cwd=root, capture_output=True, text=True, check=True
    )
    unset = set(done.stdout.replace("\\\n", " ").split())
    # Access to an object storage is no key of a provider; STORAGE_URL is what is unset.
    keys = {name for name in secret_names() if not name.startswith(("AWS_", "TELEGRAM_"))}
    assert keys
    assert keys <= unset
