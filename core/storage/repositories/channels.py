"""Channels that shorts are posted to."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, select, update

from core.domain.records.channel import Channel, PostingRules
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import ChannelRow


class SqlChannelRepository(Repository):
    """ChannelRepository."""

    async def put(self, channel: Channel) -> Channel:
        await self._insert_unless_there(ChannelRow, values_of(channel))
        mine = (ChannelRow.chat_id == channel.chat_id) & (
            ChannelRow.telegram_id == channel.telegram_id
        )
        fresh = update(ChannelRow).where(mine)
        await self._change(
            fresh.values(
                title=channel.title,
                username=channel.username,
                connected_by=channel.connected_by,
                lost=channel.lost,
            )
        )
        row = await self._first(select(ChannelRow).where(mine))
        assert row is not None
        return _channel(row)

    async def get(self, channel_id: UUID) -> Channel | None:
        row = await self._first(select(ChannelRow).where(ChannelRow.id == channel_id))
        return _channel(row) if row else None

    async def of_chat(self, chat_id: UUID) -> Sequence[Channel]:
        query = select(ChannelRow).where(ChannelRow.chat_id == chat_id)
        return [_channel(row) for row in await self._all(query.order_by(ChannelRow.id))]

    async def at(self, telegram_id: int) -> Sequence[Channel]:
        query = select(ChannelRow).where(ChannelRow.telegram_id == telegram_id)
        return [_channel(row) for row in await self._all(query.order_by(ChannelRow.id))]

    async def set_rules(self, channel_id: UUID, rules: PostingRules) -> None:
        await self._change(
            update(ChannelRow).where(ChannelRow.id == channel_id).values(rules=rules)
        )

    async def set_lost(self, channel_id: UUID, key: str | None) -> bool:
        this = update(ChannelRow).where(ChannelRow.id == channel_id)
        was_other = ChannelRow.lost.is_not(None) if key is None else ChannelRow.lost.is_(None)
        if await self._change(this.where(was_other).values(lost=key)):
            return True
        await self._change(this.values(lost=key))
        return False

    async def remove(self, channel_id: UUID) -> None:
        await self._change(delete(ChannelRow).where(ChannelRow.id == channel_id))


def _channel(row: ChannelRow) -> Channel:
    return Channel(
        id=row.id,
        chat_id=row.chat_id,
        telegram_id=row.telegram_id,
        kind=row.kind,
        title=row.title,
        username=row.username,
        connected_by=row.connected_by,
        rules=row.rules,
        lost=row.lost,
        created_at=row.created_at,
    )
