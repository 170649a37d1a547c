"""The database as the rest of the program gets it."""

import asyncio
from collections.abc import Awaitable, Callable

from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.settings import DatabaseSettings
from core.storage.engine import open_engine, open_sqlite
from core.storage.sessions import Conversation, PatientSession, PromptSession
from core.storage.unit_of_work import SqlUnitOfWork

Close = Callable[[], Awaitable[None]]


def create_unit_of_work_factory(settings: DatabaseSettings) -> tuple[UnitOfWorkFactory, Close]:
    """Return what starts transactions, and what closes all connections at the end.

    Nothing connects yet. The tables must exist: see `core.storage.migrate`.
    """
    engine = open_engine(settings.url, pool_size=settings.pool_size)
    if engine.dialect.name == "postgresql":
        # Every statement on its own saves two of three ways to the server.
        reader = engine.execution_options(isolation_level="AUTOCOMMIT")
        return _starting(
            lambda: PatientSession(engine), lambda: PatientSession(reader)
        ), engine.dispose
    return _on_sqlite(settings.url)


def _on_sqlite(url: str) -> tuple[UnitOfWorkFactory, Close]:
    writer, reader = (open_sqlite(url, reading=reading) for reading in (False, True))
    turn = asyncio.Lock()

    async def close() -> None:
        reader.dispose()
        writer.dispose()

    return _starting(lambda: PromptSession(writer, turn), lambda: PromptSession(reader)), close


def _starting(
    writing: Callable[[], Conversation], reading_only: Callable[[], Conversation]
) -> UnitOfWorkFactory:
    def start(*, reading: bool = False) -> UnitOfWork:
        return SqlUnitOfWork(reading_only if reading else writing)

    return start
