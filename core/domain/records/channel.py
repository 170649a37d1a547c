"""Channels and groups that shorts are posted to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.domain.records.people import ChatKind


class PostingMode(StrEnum):
    """When a finished short goes to a channel."""

    OFF = "off"
    AT_ONCE = "at_once"
    APPROVAL = "approval"
    SLOTS = "slots"


@dataclass(frozen=True, slots=True)
class WeekSlot:
    """A time of the week: `weekday` 0 = Monday, `minute` of the day, in the channel's zone."""

    weekday: int
    minute: int


@dataclass(frozen=True, slots=True)
class PostingRules:
    """How shorts are posted. `time_zone` is an IANA name; `template` is the caption with
    {placeholders}; `thread_id` a forum topic; `link_in_comments` puts the source's link into the
    discussion group."""

    mode: PostingMode = PostingMode.OFF
    time_zone: str = "Europe/Moscow"
    slots: tuple[WeekSlot, ...] = ()
    template: str = ""
    silent: bool = False
    thread_id: int | None = None
    link_in_comments: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel or group that a chat posts to. `connected_by` is who had the rights when it was
    connected; `lost` is the text key of why posting stopped, None while it works."""

    id: UUID
    chat_id: UUID
    telegram_id: int
    kind: ChatKind
    title: str
    username: str | None
    connected_by: UUID
    rules: PostingRules
    lost: str | None
    created_at: datetime
