"""A project: one submitted video."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ProjectStatus(StrEnum):
    """Where a project stands."""

    RECEIVED = "received"
    PROCESSING = "processing"
    IN_REVIEW = "in_review"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """True while work may still happen by itself."""
        return self in (ProjectStatus.RECEIVED, ProjectStatus.PROCESSING)


class SourceKind(StrEnum):
    """Where the video comes from."""

    TELEGRAM = "telegram"
    FILE = "file"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class SourceRef:
    """How to get the source: a Telegram `file_id`, a path of this machine (command line), or the
    address of a page or file.

    `message_id` is the chat message that carried it: answers go there, and the same message is
    never taken twice. `content` is the same wherever the same video is sent again; None where that
    cannot be told.
    """

    kind: SourceKind
    ref: str
    name: str = ""
    bytes: int | None = None
    duration_ms: int | None = None
    message_id: int | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class ErrorNote:
    """What went wrong, in a form that can be put into words in any language."""

    key: str
    params: dict[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """One submitted video. `thread_id` is the forum topic it was sent in; videos of one album share
    a `batch_id`; from `source_gone_at` on the source is deleted and no short can be made anew."""

    id: UUID
    chat_id: UUID
    user_id: UUID
    source: SourceRef
    thread_id: int | None
    language: str | None
    duration_ms: int | None
    status: ProjectStatus
    error: ErrorNote | None
    created_at: datetime
    updated_at: datetime
    batch_id: str | None = None
    source_gone_at: datetime | None = None
