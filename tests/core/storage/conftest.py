"""Every storage test runs on both databases."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.ports.uow import UnitOfWorkFactory
from tests.support.databases import BACKENDS, migrated_database, units_of_work


@pytest.fixture(params=BACKENDS)
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a migrated database of the test's own."""
    async with migrated_database(request.param, request.config, tmp_path) as url:
        yield url


@pytest.fixture
async def uow(database_url: str) -> AsyncIterator[UnitOfWorkFactory]:
    """What starts transactions on it."""
    async with units_of_work(database_url) as factory:
        yield factory
