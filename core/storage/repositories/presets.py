"""Caption styles."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, or_, select

from core.domain.records.preset import CaptionPreset
from core.storage.repositories.base import Repository
from core.storage.tables import CaptionPresetRow


class SqlPresetRepository(Repository):
    """PresetRepository."""

    async def by_name(self, name: str, owner_id: UUID | None) -> CaptionPreset | None:
        query = _visible_to(owner_id).where(CaptionPresetRow.name == name)
        own_first = query.order_by(CaptionPresetRow.owner_id.is_(None))
        row = await self._first(own_first)
        return _preset(row) if row else None

    async def available_to(self, owner_id: UUID | None) -> Sequence[CaptionPreset]:
        system_first = (CaptionPresetRow.owner_id.is_not(None), CaptionPresetRow.id)
        rows = await self._all(_visible_to(owner_id).order_by(*system_first))
        own = {row.name for row in rows if row.owner_id is not None}
        return [_preset(row) for row in rows if row.owner_id is not None or row.name not in own]


def _visible_to(owner_id: UUID | None) -> Select[CaptionPresetRow]:
    system = CaptionPresetRow.owner_id.is_(None)
    return select(CaptionPresetRow).where(or_(system, CaptionPresetRow.owner_id == owner_id))


def _preset(row: CaptionPresetRow) -> CaptionPreset:
    return CaptionPreset(id=row.id, owner_id=row.owner_id, name=row.name, style=row.style)
