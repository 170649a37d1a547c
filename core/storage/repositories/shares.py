"""Links to caption styles."""

from sqlalchemy import select

from core.domain.records.preset import StyleShare
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import StyleShareRow


class SqlShareRepository(Repository):
    """ShareRepository."""

    async def add(self, share: StyleShare) -> None:
        await self._insert_unless_there(StyleShareRow, values_of(share))

    async def get(self, token: str) -> StyleShare | None:
        row = await self._first(select(StyleShareRow).where(StyleShareRow.token == token))
        if row is None:
            return None
        return StyleShare(
            token=row.token,
            owner_id=row.owner_id,
            name=row.name,
            style=row.style,
            created_at=row.created_at,
        )
