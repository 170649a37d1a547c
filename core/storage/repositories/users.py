"""People."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select, update

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.records.people import User
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import UserRow

DEFAULT_PLAN = "free"


class SqlUserRepository(Repository):
    """UserRepository."""

    async def ensure(self, telegram_id: int, name: str, language: str) -> User:
        user = await self._by_telegram_id(telegram_id)
        if user is None:
            new = User(new_id(), telegram_id, name, language, DEFAULT_PLAN, utc_now())
            await self._insert_unless_there(UserRow, values_of(new))
            # Another process may have been faster: then its row counts.
            user = await self._by_telegram_id(telegram_id)
            assert user is not None
        if user.name != name:
            await self._change(update(UserRow).where(UserRow.id == user.id).values(name=name))
        return replace(user, name=name)

    async def get(self, user_id: UUID) -> User | None:
        row = await self._first(select(UserRow).where(UserRow.id == user_id))
        return _user(row) if row else None

    async def set_language(self, user_id: UUID, language: str) -> None:
        await self._change(update(UserRow).where(UserRow.id == user_id).values(language=language))

    async def _by_telegram_id(self, telegram_id: int) -> User | None:
        row = await self._first(select(UserRow).where(UserRow.telegram_id == telegram_id))
        return _user(row) if row else None


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        telegram_id=row.telegram_id,
        name=row.name,
        language=row.language,
        plan=row.plan,
        created_at=row.created_at,
        plan_until=row.plan_until,
        banned=row.banned,
    )
