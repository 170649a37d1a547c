"""Fixtures of the tests of what surrounds the code: scripts, images, compose, root files."""

import sysconfig
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def scripts() -> Path:
    """Where the programs of the development group are installed."""
    return Path(sysconfig.get_path("scripts"))
