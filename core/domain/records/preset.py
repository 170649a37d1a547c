"""Named caption styles."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.domain.captions import CaptionStyle


@dataclass(frozen=True, slots=True)
class CaptionPreset:
    """A caption style with a name; `owner_id` None = a system preset."""

    id: UUID
    owner_id: UUID | None
    name: str
    style: CaptionStyle


@dataclass(frozen=True, slots=True)
class StyleShare:
    """What a link gives away: a style as it was when `owner_id` shared it."""

    token: str
    owner_id: UUID
    name: str
    style: CaptionStyle
    created_at: datetime
