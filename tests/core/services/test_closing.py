"""The end of a project when its last clips settle at the same time."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.domain.records.clip import ClipStatus
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from core.services.closing import close_if_settled
from core.settings import DatabaseSettings
from core.storage.database import create_unit_of_work_factory
from core.tasks import TaskNursery
from tests.support.databases import migrated_database
from tests.support.records import set_scene


@pytest.fixture
async def postgres(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[UnitOfWorkFactory]:
    """Two transactions at once: SQLite knows one."""
    async with migrated_database("postgresql", request.config, tmp_path) as url:
        factory, aclose = create_unit_of_work_factory(DatabaseSettings(url=url))
        yield factory
        await aclose()


async def test_of_two_clips_that_settle_at_once_one_closes_the_project(
    postgres: UnitOfWorkFactory,
) -> None:
    scene = await set_scene(postgres, clips=2)
    first, second = scene.clips
    pending, project = (ClipStatus.PENDING,), scene.project.id
    async with postgres() as work:
        received = (ProjectStatus.RECEIVED,)
        await work.projects.move(project, ProjectStatus.IN_REVIEW, only_from=received)
        await work.commit()
    async with postgres() as one, postgres() as other, TaskNursery() as nursery:
        await one.clips.move(first.id, ClipStatus.EXPORTED, only_from=pending)
        await other.clips.move(second.id, ClipStatus.REJECTED, only_from=pending)
        assert not await close_if_settled(one, project)
        closing = nursery.start(close_if_settled(other, project), name="closing")
        await one.commit()
        assert await closing
        await other.commit()
    async with postgres() as work:
        closed = await work.projects.get(project)
    assert closed is not None
    assert closed.status is ProjectStatus.DONE
