"""Who hears how vendors treat us."""

from typing import Protocol

from core.domain.errors import EngineError


class EngineWatch(Protocol):
    """Hears it; never raises, for nobody's work depends on it."""

    async def well(self, engine: str) -> None:
        """An engine answered."""
        ...

    async def failed(self, engine: str, error: EngineError) -> None:
        """An engine did not answer."""
        ...
