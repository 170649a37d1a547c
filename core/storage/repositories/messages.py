"""Messages of ours in chats."""

from uuid import UUID

from sqlalchemy import bindparam, delete, select

from core.domain.records.delivery import MessageRole, SentMessage
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import MessageRow

_KEY = ("subject_id", "role")
_OF_SUBJECT = (
    select(MessageRow)
    .where(MessageRow.subject_id == bindparam("subject"))
    .where(MessageRow.role == bindparam("role"))
)


class SqlMessageRepository(Repository):
    """MessageRepository."""

    async def find(self, subject_id: UUID, role: MessageRole) -> SentMessage | None:
        row = await self._one(_OF_SUBJECT, subject=subject_id, role=role)
        return _message(row) if row else None

    async def at(self, chat_telegram_id: int, message_id: int) -> SentMessage | None:
        query = select(MessageRow).where(MessageRow.chat_telegram_id == chat_telegram_id)
        row = await self._first(query.where(MessageRow.message_id == message_id))
        return _message(row) if row else None

    async def forget(self, subject_id: UUID, role: MessageRole) -> None:
        mine = delete(MessageRow).where(MessageRow.subject_id == subject_id)
        await self._change(mine.where(MessageRow.role == role))

    async def put(self, message: SentMessage) -> None:
        await self._upsert(MessageRow, values_of(message), key=_KEY)

    async def put_in_place(self, message: SentMessage) -> bool:
        return await self._upsert(
            MessageRow, values_of(message), key=_KEY, unless_other="message_id"
        )


def _message(row: MessageRow) -> SentMessage:
    return SentMessage(
        subject_id=row.subject_id,
        role=row.role,
        chat_telegram_id=row.chat_telegram_id,
        message_id=row.message_id,
        digest=row.digest,
        updated_at=row.updated_at,
    )
