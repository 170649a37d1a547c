"""What chats were shown: one message per subject and role."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from bot.screens import Screen
from core.domain.clock import utc_now
from core.domain.records.delivery import MessageRole, SentMessage
from core.ports.uow import UnitOfWorkFactory

_ABANDONED_AFTER = timedelta(seconds=30)
_NOT_SENT_YET = 0


class Form(StrEnum):
    """How a message is edited, or that it is not to be edited any more."""

    TEXT = "text"
    PHOTO = "photo"
    FINAL = "final"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of ours as it was last seen."""

    row: SentMessage

    @property
    def form(self) -> Form:
        return Form(self.row.digest.partition(":")[0])

    @property
    def is_over(self) -> bool:
        return self.form in (Form.FINAL, Form.GONE)

    @property
    def is_being_sent(self) -> bool:
        """True while somebody else is about to send it."""
        claimed = self.row.message_id == _NOT_SENT_YET
        return claimed and utc_now() - self.row.updated_at < _ABANDONED_AFTER

    @property
    def is_sent(self) -> bool:
        return self.row.message_id != _NOT_SENT_YET

    def shows(self, form: Form, screen: Screen) -> bool:
        return self.row.digest == _digest(form, screen)


class ChatMemory:
    """Remembers messages across restarts and processes."""

    def __init__(self, uow: UnitOfWorkFactory) -> None:
        self._uow = uow

    async def recall(self, subject_id: UUID, role: MessageRole) -> Shown | None:
        async with self._uow() as uow:
            row = await uow.messages.find(subject_id, role)
        return Shown(row) if row else None

    async def claim(
        self, subject_id: UUID, role: MessageRole, chat_id: int, screen: Screen
    ) -> bool:
        """Announce that this message is about to be sent; False when somebody else did."""
        async with self._uow() as uow:
            row = await uow.messages.find(subject_id, role)
            if row is not None and (Shown(row).is_sent or Shown(row).is_being_sent):
                return False
            await uow.messages.put(
                _message(subject_id, role, chat_id, _NOT_SENT_YET, Form.TEXT, screen)
            )
            await uow.commit()
        return True

    async def take_turn(self, shown: Shown, every_s: float) -> float:
        """Reserve the moment for an edit that is due; return how many seconds it comes too early.

        Written down before the edit is made: several processes share the message.
        """
        row = shown.row
        async with self._uow() as uow:
            latest = await uow.messages.find(row.subject_id, row.role) or row
            too_early_s = every_s - (utc_now() - latest.updated_at).total_seconds()
            if too_early_s <= 0:
                await uow.messages.put(replace(latest, updated_at=utc_now()))
                await uow.commit()
        return max(0.0, too_early_s)

    async def keep(
        self,
        subject_id: UUID,
        role: MessageRole,
        chat_id: int,
        message_id: int,
        form: Form,
        screen: Screen,
    ) -> None:
        async with self._uow() as uow:
            await uow.messages.put(_message(subject_id, role, chat_id, message_id, form, screen))
            await uow.commit()


def _message(
    subject_id: UUID, role: MessageRole, chat_id: int, message_id: int, form: Form, screen: Screen
) -> SentMessage:
    return SentMessage(subject_id, role, chat_id, message_id, _digest(form, screen), utc_now())


def _digest(form: Form, screen: Screen) -> str:
    return f"{form}:{screen.digest}"
