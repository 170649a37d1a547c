"""Living processes, and alarms."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from core.domain.records.health import Alarm, Process
from core.domain.records.project import ErrorNote


class ProcessRepository(Protocol):
    """Processes of this installation."""

    async def beat(self, process: Process) -> None:
        """Write down that a process lives; it is added when new."""
        ...

    async def all(self) -> Sequence[Process]:
        """Every process that did not say goodbye, by part and start."""
        ...

    async def drop_silent(self, before: datetime) -> None:
        """Forget processes that beat last before this moment."""
        ...

    async def gone(self, process_id: str) -> None:
        """Forget a process."""
        ...


class AlarmRepository(Protocol):
    """Alarms."""

    async def set(self, key: str, note: ErrorNote | None, now: datetime) -> None:
        """Raise an alarm with these words, or lower it (None). One that is as it was stays."""
        ...

    async def drop_unseen(self, before: datetime) -> None:
        """Forget, without a word, what was found wrong before this moment and not looked at since:
        a machine, or a vendor, that is not there any more."""
        ...

    async def raised(self) -> Sequence[Alarm]:
        """What is wrong now, oldest first."""
        ...

    async def untold(self, now: datetime, cooldown: timedelta) -> Sequence[Alarm]:
        """What administrators do not know yet, oldest first; an alarm raised again within
        `cooldown` of what was told last waits."""
        ...

    async def tell(self, alarm: Alarm, now: datetime) -> bool:
        """Note that this state is told; False when somebody else does."""
        ...

    async def untell(self, alarm: Alarm) -> None:
        """Nobody could be told: put back what `tell` changed."""
        ...
