"""Forgetting somebody, a chat or a video forgets everything that hangs on it."""

import pytest
from sqlalchemy import delete, func, select

from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.delivery import Delivery, DeliveryState, Post, PostStatus
from core.domain.records.detection import Arm
from core.domain.records.search import MomentSearch
from core.ports.uow import UnitOfWorkFactory
from core.storage.engine import open_engine
from core.storage.tables import (
    ArtifactRow,
    Base,
    ChatRow,
    ClipRow,
    DeliveryRow,
    DetectionRow,
    JobRow,
    PostRow,
    ProjectRow,
    SearchRow,
    UserRow,
)
from tests.support.records import GROUP, NOON, a_detection, a_job, an_artifact, set_scene

HANGING = (
    ProjectRow,
    ArtifactRow,
    ClipRow,
    JobRow,
    DeliveryRow,
    PostRow,
    DetectionRow,
    SearchRow,
)


@pytest.mark.parametrize("root", [UserRow, ChatRow, ProjectRow])
async def test_what_hangs_on_a_row_goes_with_it(
    uow: UnitOfWorkFactory, database_url: str, root: type[Base]
) -> None:
    scene = await set_scene(uow)
    clip = scene.clips[0]
    async with uow() as work:
        await work.artifacts.put(an_artifact(scene.project.id, ArtifactType.COVER, clip.id))
        await work.jobs.add(a_job(scene.project, Stage.DELIVER, clip=clip))
        find = a_job(scene.project, Stage.FIND_MOMENTS)
        await work.jobs.add(find)
        await work.searches.add(
            MomentSearch(find.id, scene.project.id, scene.user.id, "где про деньги", 1, NOON)
        )
        await work.detections.put(a_detection(scene.project, Arm.MAIN, clip.span))
        await work.deliveries.put(Delivery(clip.id, GROUP, DeliveryState.SENT, 1, "f", NOON))
        await work.posts.add(Post(new_id(), clip.id, 1, NOON, PostStatus.SENT, 2, NOON))
        await work.commit()
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(delete(root))
        left = {
            table.__tablename__: await connection.scalar(select(func.count()).select_from(table))
            for table in HANGING
        }
    await engine.dispose()
    assert set(left.values()) == {0}, left


async def test_nothing_hangs_on_a_row_that_is_not_there(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    stray = Delivery(new_id(), GROUP, DeliveryState.SENT, 1, "f", NOON)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with uow() as work:
            await work.deliveries.put(stray)
    async with uow() as work:
        assert await work.deliveries.find(scene.clips[0].id, GROUP) is None
