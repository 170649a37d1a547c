"""The ledger."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from core.domain.records.charge import Charge
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import ChargeRow


class SqlChargeRepository(Repository):
    """ChargeRepository."""

    async def add(self, charge: Charge) -> None:
        await self._insert_unless_there(ChargeRow, values_of(charge))

    async def of_project(self, project_id: UUID) -> Sequence[Charge]:
        query = select(ChargeRow).where(ChargeRow.project_id == project_id)
        rows = await self._all(query.order_by(ChargeRow.created_at, ChargeRow.id))
        return [_charge(row) for row in rows]


def _charge(row: ChargeRow) -> Charge:
    return Charge(
        id=row.id,
        project_id=row.project_id,
        job_id=row.job_id,
        stage=row.stage,
        engine=row.engine,
        model=row.model,
        purpose=row.purpose,
        finish=row.finish,
        prompt_tokens=row.prompt_tokens,
        completion_tokens=row.completion_tokens,
        cached_tokens=row.cached_tokens,
        audio_ms=row.audio_ms,
        cost_usd=row.cost_usd,
        seconds=row.seconds,
        created_at=row.created_at,
    )
