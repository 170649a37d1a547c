"""A person on either database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.domain.pipeline import Lane
from core.domain.plans import PlanLimits
from core.domain.records.people import Chat, ChatKind, User
from core.ports.uow import UnitOfWorkFactory
from core.services.jobs import HandOver
from core.services.progress_estimate import EstimateProgress
from core.services.submit_video import SubmitVideo
from tests.support.chat import ReceiptBook
from tests.support.databases import BACKENDS, migrated_database, units_of_work
from tests.support.plans import ADMISSION
from tests.support.queue import MemoryQueue


@pytest.fixture(params=BACKENDS)
async def uow(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[UnitOfWorkFactory]:
    async with (
        migrated_database(request.param, request.config, tmp_path) as url,
        units_of_work(url) as factory,
    ):
        yield factory


@pytest.fixture
async def person(uow: UnitOfWorkFactory) -> tuple[User, Chat]:
    async with uow() as work:
        user = await work.users.ensure(5, "Аня", "ru")
        private = await work.chats.ensure(5, ChatKind.PRIVATE, "Аня")
        await work.commit()
    return user, private


@pytest.fixture
def submit(uow: UnitOfWorkFactory) -> SubmitVideo:
    estimate = EstimateProgress(uow, {Lane.LIGHT: 1, Lane.HEAVY: 1})
    hand_over = HandOver(uow, MemoryQueue())
    return SubmitVideo(uow, hand_over, ReceiptBook().view(), PlanLimits(), estimate, ADMISSION)
