"""A database and the people of one group."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.domain.records.people import User
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from core.services.access import Access
from core.services.jobs import HandOver
from core.settings import DatabaseSettings
from core.storage.database import create_unit_of_work_factory
from tests.support.chat import Admins
from tests.support.databases import migrated_database
from tests.support.queue import MemoryQueue
from tests.support.records import Scene, add_scene

ADMIN = 777
STRANGER = 888


@pytest.fixture
async def uow(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[UnitOfWorkFactory]:
    async with migrated_database("sqlite", request.config, tmp_path) as url:
        factory, aclose = create_unit_of_work_factory(DatabaseSettings(url=url))
        yield factory
        await aclose()


@pytest.fixture
def queue() -> MemoryQueue:
    return MemoryQueue()


@pytest.fixture
def access(uow: UnitOfWorkFactory) -> Access:
    return Access(uow, Admins(frozenset({ADMIN})))


@pytest.fixture
def hand_over(uow: UnitOfWorkFactory, queue: MemoryQueue) -> HandOver:
    return HandOver(uow, queue)


@dataclass(frozen=True)
class Review:
    """A project in review in a group, with the people around it."""

    scene: Scene
    admin: User
    stranger: User

    @property
    def owner(self) -> User:
        return self.scene.user


@pytest.fixture
async def review(uow: UnitOfWorkFactory) -> Review:
    async with uow() as work:
        scene = await add_scene(work, clips=3)
        received = (ProjectStatus.RECEIVED,)
        await work.projects.move(scene.project.id, ProjectStatus.IN_REVIEW, only_from=received)
        admin = await work.users.ensure(ADMIN, "Админ", "en")
        stranger = await work.users.ensure(STRANGER, "Прохожий", "ru")
        await work.commit()
    return Review(scene, admin, stranger)
