"""The ledger: exact, in order, and longer-lived than what it was spent on."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import delete

from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.charge import Charge
from core.ports.uow import UnitOfWorkFactory
from core.storage.engine import open_engine
from core.storage.tables import UserRow
from tests.support.records import NOON, SECOND, Scene, set_scene


@pytest.fixture
async def scene(uow: UnitOfWorkFactory) -> Scene:
    return await set_scene(uow)


def a_charge(scene: Scene, **changes: object) -> Charge:
    charge = Charge(
        id=new_id(),
        project_id=scene.project.id,
        job_id=new_id(),
        stage=Stage.VIRAL_DETECT,
        engine="gigachat",
        model="GigaChat-2-Pro:2.0",
        purpose="survey",
        finish="function_call",
        prompt_tokens=9_000,
        completion_tokens=700,
        cached_tokens=4_000,
        cost_usd=Decimal("0.000001234"),
        seconds=3.25,
        created_at=NOON,
    )
    return replace(charge, **changes)  # type: ignore[arg-type]


async def book(uow: UnitOfWorkFactory, *charges: Charge) -> None:
    async with uow() as work:
        for charge in charges:
            await work.charges.add(charge)
        await work.commit()


async def test_charges_come_back_exactly_and_in_order(uow: UnitOfWorkFactory, scene: Scene) -> None:
    first = a_charge(scene)
    later = a_charge(scene, stage=Stage.TRANSCRIBE, audio_ms=14_400_000, created_at=NOON + SECOND)
    elsewhere = a_charge(scene, project_id=new_id())
    await book(uow, later, first, elsewhere)
    async with uow() as work:
        assert await work.charges.of_project(scene.project.id) == [first, later]


async def test_a_charge_that_is_booked_twice_counts_once(
    uow: UnitOfWorkFactory, scene: Scene
) -> None:
    """The answer to a commit may get lost: then it is written again."""
    charge = a_charge(scene)
    await book(uow, charge)
    await book(uow, charge)
    async with uow() as work:
        assert await work.charges.of_project(scene.project.id) == [charge]


async def test_money_stays_spent_when_everything_else_is_forgotten(
    uow: UnitOfWorkFactory, database_url: str, scene: Scene
) -> None:
    charge = a_charge(scene)
    await book(uow, charge)
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(delete(UserRow))
    await engine.dispose()
    async with uow() as work:
        assert await work.projects.get(scene.project.id) is None
        assert await work.charges.of_project(scene.project.id) == [charge]
