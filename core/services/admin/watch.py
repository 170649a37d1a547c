"""A process that shows it lives, looks at its surroundings, and tells administrators."""

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from core.domain.clock import utc_now
from core.domain.errors import ShortsError
from core.domain.records.health import Alarm, Process
from core.domain.records.project import ErrorNote
from core.ports.announcer import Announcer
from core.ports.uow import UnitOfWorkFactory
from core.services.admin.admins import Admins

log = structlog.get_logger(__name__)

EVERY_S = 10.0
RELIEF = 1.2
"""A disk is well again with so many times the space: a file more or less is no news."""
FORGET_AFTER = timedelta(days=1)
"""A machine that stays away so long was taken off."""
_GB = 1024**3


@dataclass(frozen=True, slots=True)
class WatchRules:
    """`silent_after`: a process that does not beat for so long is dead.  `folders`: where space is
    needed."""

    folders: Sequence[Path]
    disk_free_gb: float
    silent_after: timedelta
    cooldown: timedelta


@dataclass(frozen=True, slots=True)
class Watch:
    """Every process watches; each change is told by one of them, once."""

    uow: UnitOfWorkFactory
    announcer: Announcer
    admins: Admins
    me: Process
    rules: WatchRules
    every_s: float = field(default=EVERY_S)

    async def keep(self) -> None:
        """Watch for ever; at the end this process says goodbye."""
        try:
            while True:
                await self._once()
                await asyncio.sleep(self.every_s)
        finally:
            await self._leave()

    async def look(self, now: datetime) -> None:
        """Show that we live, and look at disks and processes. Raises StorageError."""
        alarms = await asyncio.to_thread(self._disks)
        async with self.uow() as uow:
            await uow.processes.beat(replace(self.me, beat_at=now))
            await uow.processes.drop_silent(now - FORGET_AFTER)
            processes = await uow.processes.all()
            alarms |= self._parts(processes, now)
            for key, note in alarms.items():
                await uow.alarms.set(key, note, now)
            await uow.alarms.drop_unseen(now - FORGET_AFTER)
            await uow.commit()

    async def tell(self, now: datetime) -> None:
        """Tell administrators what they do not know yet. Raises StorageError."""
        if not self.admins.ids:
            return
        async with self.uow(reading=True) as uow:
            untold = await uow.alarms.untold(now, self.rules.cooldown)
        for alarm in untold:
            async with self.uow() as uow:
                ours = await uow.alarms.tell(alarm, now)
                await uow.commit()
            if ours and not await self._say(alarm):
                async with self.uow() as uow:
                    await uow.alarms.untell(alarm)
                    await uow.commit()

    async def _once(self) -> None:
        try:
            now = utc_now()
            await self.look(now)
            await self.tell(now)
        except ShortsError as error:
            log.warning("watch_failed", error=str(error))
        except Exception:
            log.exception("watch_failed")

    async def _say(self, alarm: Alarm) -> bool:
        """Say whether anybody heard it."""
        log.warning("alarm", key=alarm.key, raised=alarm.raised)
        heard = False
        for person in self.admins.ids:
            try:
                await self.announcer.alert(person, alarm)
                heard = True
            except ShortsError as error:
                log.warning("alarm_not_told", admin=person, key=alarm.key, error=str(error))
        return heard

    def _disks(self) -> dict[str, ErrorNote | None]:
        """Return the state of each disk we write to, by alarm; one in between keeps the state it
        has."""
        alarms: dict[str, ErrorNote | None] = {}
        for folder in self.rules.folders:
            there = next((each for each in (folder, *folder.parents) if each.exists()), folder)
            free_gb = shutil.disk_usage(there).free / _GB
            key = f"disk:{self.me.host}:{there.stat().st_dev}"
            if free_gb < self.rules.disk_free_gb:
                free = round(free_gb, 1)
                alarms[key] = _note("disk", host=self.me.host, path=str(there), free_gb=free)
            elif free_gb > self.rules.disk_free_gb * RELIEF:
                alarms.setdefault(key, None)
        return alarms

    def _parts(self, processes: Sequence[Process], now: datetime) -> dict[str, ErrorNote | None]:
        """Return the state of each part of each machine: one that fell silent and was not started
        again is dead."""
        alarms: dict[str, ErrorNote | None] = {}
        for process in processes:
            key = f"process:{process.part}:{process.host}"
            if now - process.beat_at <= self.rules.silent_after or process.id == self.me.id:
                alarms[key] = None
            elif key not in alarms:
                alarms[key] = _note("process", part=process.part, host=process.host)
        return alarms

    async def _leave(self) -> None:
        try:
            async with self.uow() as uow:
                await uow.processes.gone(self.me.id)
                await uow.commit()
        except ShortsError as error:
            log.info("process_not_taken_off", error=str(error))


def _note(about: str, **facts: str | float) -> ErrorNote:
    return ErrorNote(f"alarm-{about}", dict(facts))
