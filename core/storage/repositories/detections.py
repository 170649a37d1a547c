"""Searches for moments, and what they came to."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from core.domain.records.detection import Arm, Detection
from core.storage.repositories.base import Repository, parts_of, values_of
from core.storage.tables import DetectionRow


class SqlDetectionRepository(Repository):
    """DetectionRepository."""

    async def put(self, detection: Detection) -> None:
        await self._upsert(DetectionRow, values_of(detection), key=("project_id", "arm"))

    async def of_project(self, project_id: UUID) -> Sequence[Detection]:
        query = select(DetectionRow).where(DetectionRow.project_id == project_id)
        return [_detection(row) for row in await self._all(query.order_by(DetectionRow.arm))]

    async def compared(self, limit: int) -> Sequence[tuple[Detection, Detection]]:
        main, shadow = aliased(DetectionRow), aliased(DetectionRow)
        pairs = (
            select(main, shadow)
            .join(shadow, shadow.project_id == main.project_id)
            .where(main.arm == Arm.MAIN, shadow.arm == Arm.SHADOW)
            .order_by(main.created_at.desc(), main.id.desc())
            .limit(limit)
        )
        both = (DetectionRow, DetectionRow)
        found = [parts_of(row, *both) for row in await self._run(pairs)]
        return [(_detection(one), _detection(other)) for one, other in found]


def _detection(row: DetectionRow) -> Detection:
    return Detection(
        id=row.id,
        project_id=row.project_id,
        arm=row.arm,
        provider=row.provider,
        prompt_version=row.prompt_version,
        found_by=row.found_by,
        suggestions=row.suggestions,
        calls=row.calls,
        tokens=row.tokens,
        cost_usd=row.cost_usd,
        seconds=row.seconds,
        error=row.error,
        created_at=row.created_at,
    )
