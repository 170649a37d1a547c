"""What was said to a chat, so that nothing is said twice."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class MessageRole(StrEnum):
    """What a message of ours is for; one message per subject and role."""

    PROGRESS = "progress"
    CARD = "card"
    REVIEW = "review"
    RESULT = "result"
    SRT = "srt"
    FILE = "file"
    SEARCH = "search"
    POST = "post"
    COMMENT = "comment"
    TEMPLATE = "template"
    ZONE = "zone"
    TITLE = "title"
    CAPTION = "caption"
    STYLE_NAME = "style_name"
    STYLE_COLOR = "style_color"
    STYLE_HIGHLIGHT = "style_highlight"
    STYLE_STROKE = "style_stroke"
    STYLE_BOX = "style_box"
    LOGO = "logo"
    WATERMARK = "watermark"
    ACCENT = "accent"
    PERSON = "person"
    BROADCAST_ASK = "broadcast_ask"
    BROADCAST = "broadcast"
    ALBUM = "album"


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message of ours. `subject_id` is a project, a clip, the job of a search, a post, a
    channel, a style or a chat. `digest` is a hash of what it shows now, so that equal edits are
    not sent."""

    subject_id: UUID
    role: MessageRole
    chat_telegram_id: int
    message_id: int
    digest: str
    updated_at: datetime


class DeliveryState(StrEnum):
    """A short on its way into a chat."""

    SENDING = "sending"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One finished short and its chat; `file_id` re-sends it without an upload."""

    clip_id: UUID
    chat_telegram_id: int
    state: DeliveryState
    message_id: int | None
    file_id: str | None
    updated_at: datetime


class PostStatus(StrEnum):
    """A post to a channel or group; PROPOSED waits for an admin's word."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """True while it may still go out by itself or by a word."""
        return self in OPEN_POSTS


OPEN_POSTS = (PostStatus.PROPOSED, PostStatus.SCHEDULED, PostStatus.SENDING)


@dataclass(frozen=True, slots=True)
class Post:
    """A short to be posted at `due_at` (UTC). `channel_id` None: to a chat that is no channel of
    ours.  job_id: the job that posts it.  error: the text key of why it failed."""

    id: UUID
    clip_id: UUID
    target_telegram_id: int
    due_at: datetime
    status: PostStatus
    message_id: int | None
    created_at: datetime
    channel_id: UUID | None = None
    job_id: UUID | None = None
    error: str | None = None
