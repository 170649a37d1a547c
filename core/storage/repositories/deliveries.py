"""Shorts on their way."""

from uuid import UUID

from sqlalchemy import select

from core.domain.records.delivery import Delivery
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import DeliveryRow


class SqlDeliveryRepository(Repository):
    """DeliveryRepository."""

    async def find(self, clip_id: UUID, chat_telegram_id: int) -> Delivery | None:
        query = select(DeliveryRow).where(DeliveryRow.clip_id == clip_id)
        row = await self._first(query.where(DeliveryRow.chat_telegram_id == chat_telegram_id))
        return _delivery(row) if row else None

    async def at(self, chat_telegram_id: int, message_id: int) -> Delivery | None:
        query = select(DeliveryRow).where(DeliveryRow.chat_telegram_id == chat_telegram_id)
        row = await self._first(query.where(DeliveryRow.message_id == message_id))
        return _delivery(row) if row else None

    async def put(self, delivery: Delivery) -> None:
        await self._upsert(DeliveryRow, values_of(delivery), key=("clip_id", "chat_telegram_id"))


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        clip_id=row.clip_id,
        chat_telegram_id=row.chat_telegram_id,
        state=row.state,
        message_id=row.message_id,
        file_id=row.file_id,
        updated_at=row.updated_at,
    )
