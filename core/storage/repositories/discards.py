"""Objects on their way out, and files the chat service has."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from core.domain.records.privacy import Discard
from core.storage.repositories.base import Repository
from core.storage.tables import DiscardRow, UploadRow


class SqlDiscardRepository(Repository):
    """DiscardRepository."""

    async def add(self, due_at: datetime, *prefixes: str) -> None:
        for prefix in prefixes:
            known = await self._first(select(DiscardRow).where(DiscardRow.prefix == prefix))
            latest = max(due_at, known.due_at) if known else due_at
            values = {"prefix": prefix, "due_at": latest}
            await self._upsert(DiscardRow, values, key=("prefix",))

    async def due(self, now: datetime, limit: int) -> Sequence[Discard]:
        query = select(DiscardRow).where(DiscardRow.due_at <= now)
        oldest = query.order_by(DiscardRow.due_at, DiscardRow.prefix).limit(limit)
        return [Discard(row.prefix, row.due_at) for row in await self._all(oldest)]

    async def done(self, discard: Discard) -> None:
        mine = delete(DiscardRow).where(DiscardRow.prefix == discard.prefix)
        await self._change(mine.where(DiscardRow.due_at == discard.due_at))


class SqlUploadRepository(Repository):
    """UploadRepository."""

    async def get(self, key: str) -> str | None:
        row = await self._first(select(UploadRow).where(UploadRow.key == key))
        return row.file_id if row else None

    async def put(self, key: str, file_id: str) -> None:
        await self._upsert(UploadRow, {"key": key, "file_id": file_id}, key=("key",))
