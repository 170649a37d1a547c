"""A clip: one moment of a project, offered to people."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.domain.camera import CameraWish
from core.domain.crop import StaticCrop
from core.domain.spans import Span


class ClipStatus(StrEnum):
    """What people decided, and whether the short went out."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXPORTED = "exported"


class ClipSource(StrEnum):
    """Who cut it."""

    VIRAL_DETECTED = "viral_detected"
    USER_CREATED = "user_created"
    AUTO_GENERATED = "auto_generated"


@dataclass(frozen=True, slots=True)
class ClipMeta:
    """What the finder said about the clip.

    first_words: how it begins.  said: its words, cut when long.  was_title, was_said: as first
    suggested, where a person changed it since.  query: what was searched for, where it was.
    camera: how people want it, None as the chat has it.  camera_own: asked for on this very clip,
    not on another one of the project.  camera_at: when that was.  framed: where the window of the
    picture drawn last rests.
    style: as `ChatSettings.style`; hook: show the title first; tighten: cut pauses and fillers;
    each None as the chat has it.  caption_text: what people wrote instead of the recognised words.
    auto_approved: the score from which the chat's clips are approved by themselves, where this one
    was.
    before: what the short in the chat was made of, while another one is chosen or made.
    """

    reason: str = ""
    subscores: dict[str, int] = field(default_factory=dict)
    payoff: str = ""
    needs: str = ""
    tags: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    found_by: str = ""
    signals: dict[str, float] = field(default_factory=dict)
    first_words: str = ""
    said: str = ""
    was_title: str = ""
    was_said: str = ""
    query: str = ""
    layout: str = ""
    layout_reason: str = ""
    camera: CameraWish | None = None
    camera_own: bool = False
    camera_at: datetime | None = None
    framed: StaticCrop | None = None
    style: str | None = None
    hook: bool | None = None
    tighten: bool | None = None
    caption_text: str | None = None
    auto_approved: int | None = None
    before: "Edition | None" = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What a short was made of."""

    title: str
    span: Span
    meta: ClipMeta


@dataclass(frozen=True, slots=True)
class Clip:
    """One moment. `position` is its place in the review, 1 = best."""

    id: UUID
    project_id: UUID
    source_file_id: UUID
    position: int
    title: str
    span: Span
    score: int
    source_type: ClipSource
    status: ClipStatus
    error: str | None
    meta: ClipMeta
    created_at: datetime
    updated_at: datetime

    @property
    def is_remade(self) -> bool:
        """Whether a short is made that takes the place of the one in the chat."""
        return self.status is ClipStatus.APPROVED and self.meta.before is not None
