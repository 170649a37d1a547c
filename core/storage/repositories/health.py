"""Living processes, and alarms."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from core.domain.records.health import Alarm, Process
from core.domain.records.project import ErrorNote
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import AlarmRow, ProcessRow


class SqlProcessRepository(Repository):
    """ProcessRepository."""

    async def beat(self, process: Process) -> None:
        await self._upsert(ProcessRow, values_of(process), key=("id",))

    async def all(self) -> Sequence[Process]:
        rows = await self._all(
            select(ProcessRow).order_by(ProcessRow.part, ProcessRow.started_at, ProcessRow.id)
        )
        return [Process(row.id, row.part, row.host, row.started_at, row.beat_at) for row in rows]

    async def drop_silent(self, before: datetime) -> None:
        await self._change(delete(ProcessRow).where(ProcessRow.beat_at < before))

    async def gone(self, process_id: str) -> None:
        await self._change(delete(ProcessRow).where(ProcessRow.id == process_id))


class SqlAlarmRepository(Repository):
    """AlarmRepository."""

    async def set(self, key: str, note: ErrorNote | None, now: datetime) -> None:
        if note is not None:
            await self._insert_unless_there(AlarmRow, values_of(Alarm(key, True, note, now, now)))
            await self._change(
                update(AlarmRow)
                .where(AlarmRow.key == key, AlarmRow.raised.is_(False))
                .values(raised=True, note=note, changed_at=now)
            )
            await self._change(update(AlarmRow).where(AlarmRow.key == key).values(seen_at=now))
        else:
            raised = update(AlarmRow).where(AlarmRow.key == key, AlarmRow.raised.is_(True))
            await self._change(raised.values(raised=False, changed_at=now))

    async def drop_unseen(self, before: datetime) -> None:
        await self._change(
            delete(AlarmRow).where(AlarmRow.raised.is_(True), AlarmRow.seen_at < before)
        )

    async def raised(self) -> Sequence[Alarm]:
        query = select(AlarmRow).where(AlarmRow.raised.is_(True))
        return [_alarm(row) for row in await self._all(query.order_by(AlarmRow.changed_at))]

    async def untold(self, now: datetime, cooldown: timedelta) -> Sequence[Alarm]:
        cool = or_(AlarmRow.told_at.is_(None), AlarmRow.told_at <= now - cooldown)
        query = select(AlarmRow).where(
            AlarmRow.raised.is_distinct_from(AlarmRow.told),
            or_(AlarmRow.raised.is_(False), cool),
        )
        return [_alarm(row) for row in await self._all(query.order_by(AlarmRow.changed_at))]

    async def tell(self, alarm: Alarm, now: datetime) -> bool:
        change = update(AlarmRow).where(
            AlarmRow.key == alarm.key,
            AlarmRow.raised.is_(alarm.raised),
            AlarmRow.told.is_(alarm.told),
        )
        return await self._change(change.values(told=alarm.raised, told_at=now)) == 1

    async def untell(self, alarm: Alarm) -> None:
        change = update(AlarmRow).where(AlarmRow.key == alarm.key)
        await self._change(change.values(told=alarm.told, told_at=alarm.told_at))


def _alarm(row: AlarmRow) -> Alarm:
    return Alarm(row.key, row.raised, row.note, row.changed_at, row.seen_at, row.told, row.told_at)
