"""One message of an administrator to everybody."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.domain.records.people import ChatKind


class Audience(StrEnum):
    """Whom it goes to."""

    PEOPLE = "people"
    EVERYWHERE = "everywhere"

    @property
    def kinds(self) -> tuple[ChatKind, ...]:
        """The kinds of chat it goes to."""
        groups = (ChatKind.GROUP, ChatKind.SUPERGROUP)
        return (ChatKind.PRIVATE, *groups) if self is Audience.EVERYWHERE else (ChatKind.PRIVATE,)


class BroadcastStatus(StrEnum):
    """A draft waits for an administrator's word."""

    DRAFT = "draft"
    RUNNING = "running"
    STOPPED = "stopped"
    DONE = "done"


class TargetState(StrEnum):
    """What became of it in one chat. UNSURE: whoever sent it died over it, or the answer was lost;
    it is never sent there again."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """`source_*` is the message that is copied.

    worker_id: the process that sends it now.  resume_at: when the chat service lets us go on.
    error: the text key of why it was broken off.
    """

    id: UUID
    made_by: UUID
    source_chat_id: int
    source_message_id: int
    audience: Audience
    status: BroadcastStatus
    created_at: datetime
    worker_id: str | None = None
    heartbeat_at: datetime | None = None
    resume_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    error: str | None = None
