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
        return self.row.digest.split(":")[:2] == [form, screen.digest]

    @property
    def panel(self) -> str:
        """What the buttons of a card are about; empty for the decision."""
        return self._part(2)

    @property
    def picture(self) -> str:
        """What the picture of a card shows; empty for one that does not depend on edits."""
        return self._part(3)

    def _part(self, place: int) -> str:
        parts = self.row.digest.split(":")
        return parts[place] if place < len(parts) else ""


class ChatMemory:
    """Remembers messages across restarts and processes."""

    def __init__(self, uow: UnitOfWorkFactory) -> None:
        self._uow = uow

    async def recall(self, subject_id: UUID, role: MessageRole) -> Shown | None:
        async with self._uow(reading=True) as uow:
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

    async def let_go(self, chat_id: int, message_id: int, role: MessageRole) -> None:
        """Forget a message of this role: from now on it shows something else."""
        async with self._uow() as uow:
            row = await uow.messages.at(chat_id, message_id)
            if row is not None and row.role is role:
                await uow.messages.forget(row.subject_id, role)
                await uow.commit()

    async def keep(
        self,
        subject_id: UUID,
        role: MessageRole,
        chat_id: int,
        message_id: int,
        form: Form,
        screen: Screen,
        panel: str = "",
        picture: str = "",
    ) -> None:
        """Write down what a message shows; see `Shown` for the last two."""
        message = _message(subject_id, role, chat_id, message_id, form, screen)
        async with self._uow() as uow:
            await uow.messages.put(_with_parts(message, panel, picture))
            await uow.commit()

    async def note(
        self, shown: Shown, form: Form, screen: Screen, panel: str = "", picture: str = ""
    ) -> bool:
        """Write down what a message shows since it was edited; False, and nothing is written, where
        another message has taken its place meanwhile."""
        row = shown.row
        place = (row.chat_telegram_id, row.message_id)
        message = _message(row.subject_id, row.role, *place, form, screen)
        async with self._uow() as uow:
            noted = await uow.messages.put_in_place(_with_parts(message, panel, picture))
            await uow.commit()
        return noted


def _message(
    subject_id: UUID, role: MessageRole, chat_id: int, message_id: int, form: Form, screen: Screen
) -> SentMessage:
    return SentMessage(subject_id, role, chat_id, message_id, _digest(form, screen), utc_now())


def _with_parts(message: SentMessage, panel: str, picture: str) -> SentMessage:
    if not panel and not picture:
        return message
    return replace(message, digest=f"{message.digest}:{panel}:{picture}")


def _digest(form: Form, screen: Screen) -> str:
    return f"{form}:{screen.digest}"
