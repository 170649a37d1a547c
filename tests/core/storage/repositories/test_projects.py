from dataclasses import replace

import pytest

from core.domain.records.project import ErrorNote, ProjectStatus
from core.ports.uow import UnitOfWorkFactory
from tests.support.records import NOON, SECOND, a_project, set_scene


async def test_a_project_comes_back_as_it_was_given(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    async with uow() as work:
        assert await work.projects.get(scene.project.id) == scene.project


async def test_facts_are_kept_and_a_known_language_is_not_forgotten(
    uow: UnitOfWorkFactory,
) -> None:
    scene = await set_scene(uow)
    async with uow() as work:
        await work.projects.set_facts(scene.project.id, 61_000, "ru")
        await work.projects.set_facts(scene.project.id, 62_000, None)
        await work.commit()
    async with uow() as work:
        project = await work.projects.get(scene.project.id)
    assert project is not None
    assert (project.duration_ms, project.language) == (62_000, "ru")
    assert project.updated_at > NOON


async def test_a_status_moves_only_from_where_it_is_expected(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    note = ErrorNote("error-too-long", {"limit_min": 240, "actual_min": 300.5, "name": "файл"})
    expected = (ProjectStatus.RECEIVED, ProjectStatus.PROCESSING)
    async with uow() as work:
        first = await work.projects.move(
            scene.project.id, ProjectStatus.FAILED, only_from=expected, error=note
        )
        second = await work.projects.move(
            scene.project.id, ProjectStatus.CANCELLED, only_from=expected
        )
        await work.commit()
    assert (first, second) == (True, False)
    async with uow() as work:
        project = await work.projects.get(scene.project.id)
    assert project is not None
    assert (project.status, project.error) == (ProjectStatus.FAILED, note)


async def test_a_project_that_moves_on_has_no_error_left(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    async with uow() as work:
        for status, error in (
            (ProjectStatus.FAILED, ErrorNote("error-engine")),
            (ProjectStatus.PROCESSING, None),
        ):
            assert await work.projects.move(
                scene.project.id, status, only_from=tuple(ProjectStatus), error=error
            )
        await work.commit()
    async with uow() as work:
        project = await work.projects.get(scene.project.id)
    assert project is not None
    assert project.error is None


async def test_a_chat_sees_its_own_open_and_recent_projects_newest_first(
    uow: UnitOfWorkFactory,
) -> None:
    scene = await set_scene(uow)
    later = [
        a_project(scene.chat, scene.user, status=status, created_at=NOON + number * SECOND)
        for number, status in enumerate(ProjectStatus, start=1)
    ]
    async with uow() as work:
        other_chat = await work.chats.ensure(1, scene.chat.kind, "other")
        for project in (*later, a_project(other_chat, scene.user)):
            await work.projects.add(project)
        await work.commit()
    newest_first = [*reversed(later), scene.project]
    async with uow() as work:
        recent = await work.projects.recent_in_chat(scene.chat.id, 3)
        going_on = await work.projects.open_in_chat(scene.chat.id)
    assert recent == newest_first[:3]
    assert going_on == [project for project in newest_first if project.status.is_open]


async def test_a_status_nobody_knows_is_refused(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    broken = replace(scene.project, id=scene.source.id, duration_ms=-1)
    with pytest.raises(Exception, match="ck_projects_duration_ms"):
        async with uow() as work:
            await work.projects.add(broken)


async def test_videos_of_one_album_are_found_in_their_chat_only(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    together = [
        replace(
            a_project(scene.chat, scene.user, created_at=NOON + late * SECOND), batch_id=batch_id
        )
        for late, batch_id in ((2, "1"), (1, "1"), (3, "2"))
    ]
    async with uow() as work:
        for project in together:
            await work.projects.add(project)
        await work.commit()
    async with uow() as work:
        assert await work.projects.of_batch(scene.chat.id, "1") == [together[1], together[0]]
        assert await work.projects.of_batch(scene.user.id, "1") == []
