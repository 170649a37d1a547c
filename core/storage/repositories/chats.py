"""Chats."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import aliased

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.records.delivery import DeliveryState
from core.domain.records.people import Chat, ChatKind, ChatSettings
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import ChannelRow, ChatRow, DeliveryRow, PostRow, ProjectRow


class SqlChatRepository(Repository):
    """ChatRepository."""

    async def ensure(self, telegram_id: int, kind: ChatKind, title: str) -> Chat:
        chat = await self.by_telegram_id(telegram_id)
        if chat is None:
            new = Chat(new_id(), telegram_id, kind, title, None, True, ChatSettings(), utc_now())
            await self._insert_unless_there(ChatRow, values_of(new))
            # Another process may have been faster: then its row counts.
            chat = await self.by_telegram_id(telegram_id)
            assert chat is not None
        fresh = replace(chat, kind=kind, title=title, active=True)
        if fresh != chat:
            change = update(ChatRow).where(ChatRow.id == chat.id)
            await self._change(change.values(kind=kind, title=title, active=True))
        return fresh

    async def get(self, chat_id: UUID) -> Chat | None:
        row = await self._first(select(ChatRow).where(ChatRow.id == chat_id))
        return chat_of(row) if row else None

    async def by_telegram_id(self, telegram_id: int) -> Chat | None:
        row = await self._first(select(ChatRow).where(ChatRow.telegram_id == telegram_id))
        return chat_of(row) if row else None

    async def set_language(self, chat_id: UUID, language: str) -> None:
        await self._change(update(ChatRow).where(ChatRow.id == chat_id).values(language=language))

    async def set_settings(self, chat_id: UUID, settings: ChatSettings) -> None:
        await self._change(update(ChatRow).where(ChatRow.id == chat_id).values(settings=settings))

    async def set_active(self, chat_id: UUID, active: bool) -> None:
        await self._change(update(ChatRow).where(ChatRow.id == chat_id).values(active=active))

    async def migrate(self, old_telegram_id: int, new_telegram_id: int) -> None:
        await self._readdress(old_telegram_id, new_telegram_id)
        if (chat := await self.by_telegram_id(old_telegram_id)) is None:
            return
        # A message of the supergroup may have come first and made a row: it joins the older one.
        if (twin := await self.by_telegram_id(new_telegram_id)) is not None:
            moved = update(ProjectRow).where(ProjectRow.chat_id == twin.id)
            await self._change(moved.values(chat_id=chat.id))
            await self._change(delete(ChatRow).where(ChatRow.id == twin.id))
        moved = update(ChatRow).where(ChatRow.id == chat.id)
        await self._change(moved.values(telegram_id=new_telegram_id, kind=ChatKind.SUPERGROUP))

    async def _readdress(self, old_telegram_id: int, new_telegram_id: int) -> None:
        """What was delivered counts as delivered, what is to be posted goes to the new id. What is
        being delivered is announced anew: its message has another number there."""
        await self._change(
            update(DeliveryRow)
            .where(DeliveryRow.chat_telegram_id == old_telegram_id)
            .where(DeliveryRow.state == DeliveryState.SENDING)
            .values(message_id=None)
        )
        there = aliased(DeliveryRow)
        await self._change(
            update(DeliveryRow)
            .where(DeliveryRow.chat_telegram_id == old_telegram_id)
            .where(
                ~exists().where(
                    there.clip_id == DeliveryRow.clip_id, there.chat_telegram_id == new_telegram_id
                )
            )
            .values(chat_telegram_id=new_telegram_id)
        )
        await self._change(
            update(PostRow)
            .where(PostRow.target_telegram_id == old_telegram_id)
            .values(target_telegram_id=new_telegram_id)
        )
        connected = aliased(ChannelRow)
        await self._change(
            update(ChannelRow)
            .where(ChannelRow.telegram_id == old_telegram_id)
            .where(
                ~exists().where(
                    connected.chat_id == ChannelRow.chat_id,
                    connected.telegram_id == new_telegram_id,
                )
            )
            .values(telegram_id=new_telegram_id, kind=ChatKind.SUPERGROUP)
        )


def chat_of(row: ChatRow) -> Chat:
    """Return the record of a row."""
    return Chat(
        id=row.id,
        telegram_id=row.telegram_id,
        kind=row.kind,
        title=row.title,
        language=row.language,
        active=row.active,
        settings=row.settings,
        created_at=row.created_at,
    )
