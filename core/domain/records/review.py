"""What people did to a clip: edits that can be undone, votes of a group."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.domain.records.clip import ClipMeta
from core.domain.spans import Span


@dataclass(frozen=True, slots=True)
class ClipEdit:
    """How a clip was before one edit; undoing takes the newest and brings it back."""

    id: UUID
    clip_id: UUID
    user_id: UUID
    title: str
    span: Span
    meta: ClipMeta
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Vote:
    """One member of a group for or against a clip."""

    clip_id: UUID
    user_id: UUID
    approves: bool
    created_at: datetime
