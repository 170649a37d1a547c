"""Caption styles. Names are the same whatever their case (`style_names.name_key`)."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from core.domain.captions import CaptionStyle
from core.domain.records.preset import CaptionPreset, StyleShare


class PresetRepository(Protocol):
    """Caption styles."""

    async def get(self, preset_id: UUID) -> CaptionPreset | None: ...
    async def by_name(self, name: str, owner_id: UUID | None) -> CaptionPreset | None:
        """The owner's preset of that name, else the system's. `owner_id` is a user's id."""
        ...

    async def available_to(self, owner_id: UUID | None) -> Sequence[CaptionPreset]:
        """The system's presets, then the owner's, which hide the system's of the same name."""
        ...

    async def owned_by(self, owner_id: UUID) -> Sequence[CaptionPreset]:
        """Presets of a person, oldest first."""
        ...

    async def add(self, preset: CaptionPreset) -> bool:
        """Add, unless the owner has one of that name; say whether it was added."""
        ...

    async def put_system(self, preset: CaptionPreset) -> None:
        """Add a system preset, or replace the style of the one of the same name."""
        ...

    async def set_style(self, preset_id: UUID, style: CaptionStyle) -> None: ...
    async def rename(self, preset_id: UUID, name: str) -> bool:
        """Rename, unless the owner has another one of that name; say whether it was done."""
        ...

    async def delete(self, preset_id: UUID) -> None: ...


class ShareRepository(Protocol):
    """Links to caption styles."""

    async def add(self, share: StyleShare) -> None:
        """Add; the same token twice counts once."""
        ...

    async def get(self, token: str) -> StyleShare | None: ...
