import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from core.domain.errors import StorageError, is_retryable
from core.domain.records.people import ChatKind
from core.ports.uow import UnitOfWorkFactory
from core.storage import engine
from tests.support.databases import migrated_database, units_of_work
from tests.support.ports import free_port
from tests.support.records import GROUP, PERSON, add_scene


async def test_what_was_committed_is_there(uow: UnitOfWorkFactory) -> None:
    async with uow() as work:
        user = await work.users.ensure(PERSON, "Аня", "ru")
        await work.commit()
    async with uow() as work:
        assert await work.users.get(user.id) == user


async def test_without_a_commit_nothing_stays(uow: UnitOfWorkFactory) -> None:
    async with uow() as work:
        scene = await add_scene(work)
        assert await work.projects.get(scene.project.id) is not None
    async with uow() as work:
        assert await work.projects.get(scene.project.id) is None
        assert await work.chats.by_telegram_id(GROUP) is None


async def test_an_error_undoes_everything_and_is_passed_on(uow: UnitOfWorkFactory) -> None:
    async def fail() -> None:
        async with uow() as work:
            await work.chats.ensure(GROUP, ChatKind.GROUP, "g")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with uow() as work:
        assert await work.chats.by_telegram_id(GROUP) is None


async def test_what_came_after_the_commit_is_undone(uow: UnitOfWorkFactory) -> None:
    async with uow() as work:
        chat = await work.chats.ensure(GROUP, ChatKind.GROUP, "before")
        await work.commit()
        await work.chats.set_language(chat.id, "en")
    async with uow() as work:
        kept = await work.chats.get(chat.id)
    assert kept == chat


async def test_it_refuses_work_outside_of_its_context(uow: UnitOfWorkFactory) -> None:
    work = uow()
    with pytest.raises(RuntimeError, match="async with"):
        await work.users.ensure(PERSON, "Аня", "ru")
    with pytest.raises(RuntimeError, match="async with"):
        await work.commit()
    async with work:
        with pytest.raises(RuntimeError, match="open already"):
            await work.__aenter__()


async def test_a_cancelled_unit_leaves_nothing_behind(uow: UnitOfWorkFactory) -> None:
    entered = asyncio.Event()

    async def never_ends() -> None:
        async with uow() as work:
            await work.chats.ensure(GROUP, ChatKind.GROUP, "g")
            entered.set()
            await asyncio.Event().wait()

    async with asyncio.TaskGroup() as tasks:
        stuck = tasks.create_task(never_ends())
        await entered.wait()
        stuck.cancel()
    async with uow() as work:
        assert await work.chats.by_telegram_id(GROUP) is None
        await work.chats.ensure(GROUP, ChatKind.GROUP, "g")
        await work.commit()


async def test_units_cut_off_at_any_moment_leave_the_database_usable(
    uow: UnitOfWorkFactory,
) -> None:
    async def work_without_end() -> None:
        while True:
            async with uow() as work:
                chat = await work.chats.ensure(GROUP, ChatKind.GROUP, "g")
                await work.chats.set_active(chat.id, False)
                await work.commit()

    for moment in range(40):
        workers = [asyncio.get_running_loop().create_task(work_without_end()) for _ in range(3)]
        await asyncio.sleep(moment / 2_000)
        for worker in workers:
            worker.cancel()
        ended = await asyncio.gather(*workers, return_exceptions=True)
        assert all(isinstance(end, asyncio.CancelledError) for end in ended)
    async with asyncio.timeout(5), uow() as work:
        await work.users.ensure(PERSON, "Аня", "ru")
        await work.commit()


async def test_units_of_one_process_take_turns(uow: UnitOfWorkFactory) -> None:
    async def rename(title: str) -> None:
        async with uow() as work:
            await work.chats.ensure(GROUP, ChatKind.GROUP, title)
            await work.commit()

    async with asyncio.TaskGroup() as tasks:
        for number in range(20):
            tasks.create_task(rename(f"title {number}"))
    async with uow() as work:
        chat = await work.chats.by_telegram_id(GROUP)
    assert chat is not None
    assert chat.title.startswith("title ")


async def test_an_unreachable_server_is_a_storage_error() -> None:
    url = f"postgresql+asyncpg://bot@127.0.0.1:{free_port()}/nothing"
    async with units_of_work(url) as uow:
        with pytest.raises(StorageError) as caught:
            async with uow():
                pass
    assert is_retryable(caught.value)


class TestPostgres:
    @pytest.fixture
    async def database_url(
        self, request: pytest.FixtureRequest, tmp_path: Path
    ) -> AsyncIterator[str]:
        async with migrated_database("postgresql", request.config, tmp_path) as url:
            yield url

    async def test_a_lost_connection_is_a_storage_error_and_the_next_unit_works(
        self, uow: UnitOfWorkFactory, database_url: str
    ) -> None:
        async def lose() -> None:
            async with uow() as work:
                await work.users.ensure(PERSON, "Аня", "ru")
                await _disconnect_everybody(database_url)
                await work.users.ensure(PERSON + 1, "Боб", "ru")

        with pytest.raises(StorageError):
            await lose()
        async with uow() as work:
            await work.users.ensure(PERSON, "Аня", "ru")
            await work.commit()

    async def test_an_idle_connection_that_was_lost_is_not_noticed(
        self, uow: UnitOfWorkFactory, database_url: str
    ) -> None:
        async with uow() as work:
            await work.users.ensure(PERSON, "Аня", "ru")
            await work.commit()
        await _disconnect_everybody(database_url)
        async with uow() as work:
            await work.users.ensure(PERSON, "Аня", "ru")

    async def test_a_wrong_database_is_no_passing_trouble(self, database_url: str) -> None:
        wrong = database_url.rsplit("/", 1)[0] + "/no-such-database"
        async with units_of_work(wrong) as uow:
            with pytest.raises(Exception, match="no-such-database") as caught:
                async with uow():
                    pass
        assert not is_retryable(caught.value)


class TestSqlite:
    @pytest.fixture
    async def database_url(
        self,
        request: pytest.FixtureRequest,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> AsyncIterator[str]:
        monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 50)
        async with migrated_database("sqlite", request.config, tmp_path) as url:
            yield url

    async def test_a_file_locked_for_too_long_is_a_storage_error(
        self, uow: UnitOfWorkFactory, database_url: str
    ) -> None:
        other = sqlite3.connect(database_url.removeprefix("sqlite+aiosqlite:///"))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="locked"):
            async with uow():
                pass
        other.rollback()
        other.close()
        async with uow() as work:
            await work.users.ensure(PERSON, "Аня", "ru")
            await work.commit()


async def _disconnect_everybody(database_url: str) -> None:
    connection = await asyncpg.connect(database_url.replace("+asyncpg", ""))
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await connection.close()
