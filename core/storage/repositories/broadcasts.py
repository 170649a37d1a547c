"""Broadcasts."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from core.domain.records.broadcast import Audience, Broadcast, BroadcastStatus, TargetState
from core.domain.records.people import Chat
from core.storage.repositories.base import Repository, values_of
from core.storage.repositories.chats import chat_of
from core.storage.tables import BroadcastRow, BroadcastTargetRow, ChatRow, UserRow

_ENDS_FROM = (BroadcastStatus.DRAFT, BroadcastStatus.RUNNING)
_UNDER_WAY = (TargetState.SENDING, TargetState.UNSURE)


class SqlBroadcastRepository(Repository):
    """BroadcastRepository."""

    async def add(self, broadcast: Broadcast) -> None:
        await self._insert(BroadcastRow, [values_of(broadcast)])

    async def get(self, broadcast_id: UUID) -> Broadcast | None:
        row = await self._first(select(BroadcastRow).where(BroadcastRow.id == broadcast_id))
        return _broadcast(row) if row else None

    async def recent(self, limit: int) -> Sequence[Broadcast]:
        started = select(BroadcastRow).where(BroadcastRow.started_at.is_not(None))
        rows = await self._all(started.order_by(BroadcastRow.started_at.desc()).limit(limit))
        return [_broadcast(row) for row in rows]

    async def reach(self, audience: Audience) -> int:
        return (await self._all(select(func.count()).select_from(_reached(audience).subquery())))[0]

    async def set_audience(self, broadcast_id: UUID, audience: Audience) -> bool:
        draft = _is(broadcast_id, BroadcastStatus.DRAFT)
        return await self._change(update(BroadcastRow).where(draft).values(audience=audience)) == 1

    async def start(self, broadcast_id: UUID, audience: Audience, now: datetime) -> bool:
        draft = and_(_is(broadcast_id, BroadcastStatus.DRAFT), BroadcastRow.audience == audience)
        started = update(BroadcastRow).where(draft)
        if not await self._change(started.values(status=BroadcastStatus.RUNNING, started_at=now)):
            return False
        chats = _reached(audience).add_columns(
            literal(broadcast_id, BroadcastTargetRow.broadcast_id.type),
            literal(TargetState.WAITING, BroadcastTargetRow.state.type),
        )
        columns = ["chat_id", "broadcast_id", "state"]
        await self._run(insert(BroadcastTargetRow).from_select(columns, chats))
        return True

    async def end(
        self, broadcast_id: UUID, to: BroadcastStatus, now: datetime, error: str | None = None
    ) -> bool:
        open_one = and_(BroadcastRow.id == broadcast_id, BroadcastRow.status.in_(_ENDS_FROM))
        ended = update(BroadcastRow).where(open_one)
        values = {"status": to, "finished_at": now, "error": error, "resume_at": None}
        return await self._change(ended.values(**values)) == 1

    async def take(self, worker_id: str, now: datetime, silent_since: datetime) -> Broadcast | None:
        free = and_(
            BroadcastRow.status == BroadcastStatus.RUNNING,
            or_(BroadcastRow.worker_id.is_(None), BroadcastRow.heartbeat_at < silent_since),
            or_(BroadcastRow.resume_at.is_(None), BroadcastRow.resume_at <= now),
        )
        row = await self._first(select(BroadcastRow).where(free).order_by(BroadcastRow.started_at))
        if row is None:
            return None
        taken = update(BroadcastRow).where(BroadcastRow.id == row.id, free)
        values = {"worker_id": worker_id, "heartbeat_at": now, "resume_at": None}
        if not await self._change(taken.values(**values)):
            return None
        left = update(BroadcastTargetRow).where(
            BroadcastTargetRow.broadcast_id == row.id,
            BroadcastTargetRow.state == TargetState.SENDING,
        )
        await self._change(left.values(state=TargetState.UNSURE))
        return await self.get(row.id)

    async def beat(self, broadcast_id: UUID, worker_id: str, now: datetime) -> bool:
        ours = and_(_is(broadcast_id, BroadcastStatus.RUNNING), BroadcastRow.worker_id == worker_id)
        return await self._change(update(BroadcastRow).where(ours).values(heartbeat_at=now)) == 1

    async def release(
        self, broadcast_id: UUID, worker_id: str, resume_at: datetime | None = None
    ) -> None:
        ours = and_(BroadcastRow.id == broadcast_id, BroadcastRow.worker_id == worker_id)
        freed = update(BroadcastRow).where(ours)
        await self._change(freed.values(worker_id=None, resume_at=resume_at))

    async def next_target(self, broadcast_id: UUID, worker_id: str) -> Chat | None:
        waiting = (
            select(ChatRow)
            .join(BroadcastTargetRow, BroadcastTargetRow.chat_id == ChatRow.id)
            .join(BroadcastRow, BroadcastRow.id == BroadcastTargetRow.broadcast_id)
            .where(_is(broadcast_id, BroadcastStatus.RUNNING), BroadcastRow.worker_id == worker_id)
            .where(BroadcastTargetRow.state == TargetState.WAITING)
        )
        row = await self._first(waiting.order_by(ChatRow.id))
        if row is None:
            return None
        chat = chat_of(row)
        marked = update(BroadcastTargetRow).where(
            _target(broadcast_id, chat.id), BroadcastTargetRow.state == TargetState.WAITING
        )
        taken = await self._change(marked.values(state=TargetState.SENDING))
        return chat if taken else await self.next_target(broadcast_id, worker_id)

    async def settle(self, broadcast_id: UUID, chat_id: UUID, state: TargetState) -> None:
        mine = and_(_target(broadcast_id, chat_id), BroadcastTargetRow.state.in_(_UNDER_WAY))
        await self._change(update(BroadcastTargetRow).where(mine).values(state=state))

    async def counts(self, broadcast_id: UUID) -> Counter[TargetState]:
        query = (
            select(BroadcastTargetRow.state, func.count())
            .where(BroadcastTargetRow.broadcast_id == broadcast_id)
            .group_by(BroadcastTargetRow.state)
        )
        counts: Counter[TargetState] = Counter()
        for state, count in await self._run(query):
            counts[state] = count
        return counts


def _reached(audience: Audience) -> Select[UUID]:
    """Return the chats it goes to: of a private one the person's Telegram id is the chat's."""
    banned = exists().where(UserRow.telegram_id == ChatRow.telegram_id, UserRow.banned.is_(True))
    return select(ChatRow.id).where(
        ChatRow.active.is_(True), ChatRow.kind.in_(audience.kinds), ~banned
    )


def _is(broadcast_id: UUID, status: BroadcastStatus) -> ColumnElement[bool]:
    return and_(BroadcastRow.id == broadcast_id, BroadcastRow.status == status)


def _target(broadcast_id: UUID, chat_id: UUID) -> ColumnElement[bool]:
    row = BroadcastTargetRow
    return and_(row.broadcast_id == broadcast_id, row.chat_id == chat_id)


def _broadcast(row: BroadcastRow) -> Broadcast:
    return Broadcast(
        id=row.id,
        made_by=row.made_by,
        source_chat_id=row.source_chat_id,
        source_message_id=row.source_message_id,
        audience=row.audience,
        status=row.status,
        created_at=row.created_at,
        worker_id=row.worker_id,
        heartbeat_at=row.heartbeat_at,
        resume_at=row.resume_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        error=row.error,
    )
