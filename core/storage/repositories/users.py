"""People."""

from dataclasses import replace
from datetime import datetime
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

    async def ensure(
        self, telegram_id: int, name: str, language: str, username: str | None = None
    ) -> User:
        user = await self.by_telegram_id(telegram_id)
        if user is None:
            new = User(new_id(), telegram_id, name, language, DEFAULT_PLAN, utc_now())
            await self._insert_unless_there(UserRow, values_of(new))
            # Another process may have been faster: then its row counts.
            user = await self.by_telegram_id(telegram_id)
            assert user is not None
        fresh = replace(user, name=name, username=username, forgotten_at=None)
        if fresh != user:
            change = update(UserRow).where(UserRow.id == user.id)
            kept = {"name": name, "username": username, "forgotten_at": None}
            await self._change(change.values(**kept))
        return fresh

    async def get(self, user_id: UUID) -> User | None:
        row = await self._first(select(UserRow).where(UserRow.id == user_id))
        return user_of(row) if row else None

    async def by_telegram_id(self, telegram_id: int) -> User | None:
        row = await self._first(select(UserRow).where(UserRow.telegram_id == telegram_id))
        return user_of(row) if row else None

    async def set_banned(self, user_id: UUID, *, banned: bool) -> bool:
        change = update(UserRow).where(UserRow.id == user_id, UserRow.banned.is_not(banned))
        return await self._change(change.values(banned=banned)) == 1

    async def lock(self, user_id: UUID) -> None:
        # Changes nothing but locks the row: of two transactions the later waits for the earlier.
        await self._change(update(UserRow).where(UserRow.id == user_id).values(id=user_id))

    async def set_plan(self, user_id: UUID, plan: str, until: datetime | None) -> None:
        change = update(UserRow).where(UserRow.id == user_id)
        await self._change(change.values(plan=plan, plan_until=until))

    async def set_language(self, user_id: UUID, language: str) -> None:
        await self._change(update(UserRow).where(UserRow.id == user_id).values(language=language))


def user_of(row: UserRow) -> User:
    """Return the record of a row."""
    return User(
        id=row.id,
        telegram_id=row.telegram_id,
        name=row.name,
        language=row.language,
        plan=row.plan,
        created_at=row.created_at,
        plan_until=row.plan_until,
        banned=row.banned,
        forgotten_at=row.forgotten_at,
        username=row.username,
    )
