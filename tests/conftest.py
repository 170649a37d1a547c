"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest

# No test, and no process that a test starts, sees the developer's own keys and servers.
os.environ["ENV_FILE"] = ""

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder with real test media and contract oracles, kept outside the repository."""
    folder = Path(os.environ.get("SHARED_DIR", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the shared test material (SHARED_DIR), not found at {folder}")
    return folder


@pytest.fixture(scope="session")
def sample_dir() -> Path:
    """The committed sample video with its ground truth."""
    return ROOT / "tests" / "samples"
