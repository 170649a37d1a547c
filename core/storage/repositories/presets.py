"""Caption styles."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, delete, exists, or_, select, update
from sqlalchemy.orm import aliased

from core.domain.captions import CaptionStyle
from core.domain.records.preset import CaptionPreset
from core.domain.style_names import name_key
from core.storage.repositories.base import Repository, values_of
from core.storage.tables import CaptionPresetRow

_BY_ID = select(CaptionPresetRow).where(CaptionPresetRow.id == bindparam("preset"))


class SqlPresetRepository(Repository):
    """PresetRepository."""

    async def get(self, preset_id: UUID) -> CaptionPreset | None:
        row = await self._one(_BY_ID, preset=preset_id)
        return _preset(row) if row else None

    async def by_name(self, name: str, owner_id: UUID | None) -> CaptionPreset | None:
        query = _visible_to(owner_id).where(CaptionPresetRow.name_key == name_key(name))
        own_first = query.order_by(CaptionPresetRow.owner_id.is_(None))
        row = await self._first(own_first)
        return _preset(row) if row else None

    async def available_to(self, owner_id: UUID | None) -> Sequence[CaptionPreset]:
        system_first = (CaptionPresetRow.owner_id.is_not(None), CaptionPresetRow.id)
        rows = await self._all(_visible_to(owner_id).order_by(*system_first))
        own = {row.name_key for row in rows if row.owner_id is not None}
        return [_preset(row) for row in rows if row.owner_id is not None or row.name_key not in own]

    async def owned_by(self, owner_id: UUID) -> Sequence[CaptionPreset]:
        query = select(CaptionPresetRow).where(CaptionPresetRow.owner_id == owner_id)
        return [_preset(row) for row in await self._all(query.order_by(CaptionPresetRow.id))]

    async def add(self, preset: CaptionPreset) -> bool:
        await self._insert_unless_there(CaptionPresetRow, _values(preset))
        return await self.get(preset.id) is not None

    async def put_system(self, preset: CaptionPreset) -> None:
        key = name_key(preset.name)
        same = CaptionPresetRow.owner_id.is_(None) & (CaptionPresetRow.name_key == key)
        if not await self._change(update(CaptionPresetRow).where(same).values(style=preset.style)):
            await self._insert(CaptionPresetRow, [_values(replace(preset, owner_id=None))])

    async def set_style(self, preset_id: UUID, style: CaptionStyle) -> None:
        change = update(CaptionPresetRow).where(CaptionPresetRow.id == preset_id)
        await self._change(change.values(style=style))

    async def rename(self, preset_id: UUID, name: str) -> bool:
        other = aliased(CaptionPresetRow)
        taken = exists().where(
            other.owner_id == CaptionPresetRow.owner_id,
            other.name_key == name_key(name),
            other.id != preset_id,
        )
        change = update(CaptionPresetRow).where(CaptionPresetRow.id == preset_id, ~taken)
        return await self._change(change.values(name=name, name_key=name_key(name))) > 0

    async def delete(self, preset_id: UUID) -> None:
        await self._change(delete(CaptionPresetRow).where(CaptionPresetRow.id == preset_id))


def _visible_to(owner_id: UUID | None) -> Select[CaptionPresetRow]:
    system = CaptionPresetRow.owner_id.is_(None)
    return select(CaptionPresetRow).where(or_(system, CaptionPresetRow.owner_id == owner_id))


def _values(preset: CaptionPreset) -> dict[str, Any]:
    return values_of(preset) | {"name_key": name_key(preset.name)}


def _preset(row: CaptionPresetRow) -> CaptionPreset:
    return CaptionPreset(id=row.id, owner_id=row.owner_id, name=row.name, style=row.style)
