"""Named caption styles."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.captions import CaptionStyle


@dataclass(frozen=True, slots=True)
class CaptionPreset:
    """A caption style with a name; `owner_id` None = a system preset."""

    id: UUID
    owner_id: UUID | None
    name: str
    style: CaptionStyle
