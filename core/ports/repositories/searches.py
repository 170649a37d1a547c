"""Searches for moments, and what they cost."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.records.charge import Charge
from core.domain.records.detection import Detection
from core.domain.records.search import MomentSearch


class ChargeRepository(Protocol):
    """The ledger."""

    async def add(self, charge: Charge) -> None:
        """Add; the same charge twice counts once."""
        ...

    async def of_project(self, project_id: UUID) -> Sequence[Charge]:
        """Charges of a project, oldest first."""
        ...


class DetectionRepository(Protocol):
    """Searches for moments, and what they came to."""

    async def put(self, detection: Detection) -> None:
        """Add, or replace the one of the same project and arm."""
        ...

    async def of_project(self, project_id: UUID) -> Sequence[Detection]: ...
    async def compared(self, limit: int) -> Sequence[tuple[Detection, Detection]]:
        """Pairs of (main, shadow) of the newest projects that have both, newest first."""
        ...


class SearchRepository(Protocol):
    """Searches of people for a moment."""

    async def add(self, search: MomentSearch) -> None: ...
    async def get(self, job_id: UUID) -> MomentSearch | None: ...
    async def asked_in(self, chat_id: UUID, message_id: int) -> MomentSearch | None:
        """The search that this message of a chat asked for."""
        ...

    async def count_since(self, user_id: UUID, since: datetime) -> int:
        """How many this person has begun since a moment."""
        ...
