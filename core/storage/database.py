"""The database as the rest of the program gets it."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from core.settings import DatabaseSettings
from core.storage.engine import open_engine
from core.storage.unit_of_work import SqlUnitOfWork


def create_unit_of_work_factory(
    settings: DatabaseSettings,
) -> tuple[UnitOfWorkFactory, Callable[[], Awaitable[None]]]:
    """Return what starts transactions, and what closes all connections at the end.

    Nothing connects yet. The tables must exist: see `core.storage.migrate`.
    """
    engine = open_engine(settings.url, pool_size=settings.pool_size)
    sessions = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)

    def start() -> UnitOfWork:
        return SqlUnitOfWork(sessions)

    return start, engine.dispose
