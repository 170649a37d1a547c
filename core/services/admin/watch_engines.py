"""Vendors that want money, or do not know us any more."""

from dataclasses import dataclass

import structlog

from core.domain.clock import utc_now
from core.domain.errors import (
    AllEnginesFailedError,
    EngineAuthError,
    EngineError,
    EnginePaymentError,
    ShortsError,
)
from core.domain.records.project import ErrorNote
from core.ports.uow import UnitOfWorkFactory

log = structlog.get_logger(__name__)

_ALARMS: dict[type[EngineError], str] = {EnginePaymentError: "payment", EngineAuthError: "auth"}


@dataclass(frozen=True, slots=True)
class WatchEngines:
    """Implements `core.ports.watch.EngineWatch`: raises an alarm for what only an administrator can
    mend, and lowers it with the next answer."""

    uow: UnitOfWorkFactory

    async def well(self, engine: str) -> None:
        await self._set({f"engine:{engine}:{name}": None for name in _ALARMS.values()})

    async def failed(self, engine: str, error: EngineError) -> None:
        causes = error.causes if isinstance(error, AllEnginesFailedError) else (error,)
        raised = [
            name
            for kind, name in _ALARMS.items()
            if any(isinstance(cause, kind) for cause in causes)
        ]
        await self._set(
            {
                f"engine:{engine}:{name}": ErrorNote(f"alarm-{name}", {"engine": engine})
                for name in raised
            }
        )

    async def _set(self, alarms: dict[str, ErrorNote | None]) -> None:
        if not alarms:
            return
        try:
            async with self.uow() as uow:
                for key, note in alarms.items():
                    await uow.alarms.set(key, note, utc_now())
                await uow.commit()
        except ShortsError as error:
            log.warning("alarm_not_kept", alarms=list(alarms), error=str(error))
