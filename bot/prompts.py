"""Questions that people answer by a reply: what was asked is known after a restart, too."""

from contextlib import suppress
from uuid import UUID

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import ForceReply, Message

from core.domain.clock import utc_now
from core.domain.records.delivery import MessageRole, SentMessage
from core.ports.uow import UnitOfWorkFactory


class Prompts:
    """Asks, and recognises answers. The newest question of a role about a subject counts."""

    def __init__(self, uow: UnitOfWorkFactory) -> None:
        self._uow = uow

    async def ask(self, below: Message, subject: UUID, role: MessageRole, text: str) -> None:
        """Send a question to where `below` stands; the one asked before it goes."""
        asked = await below.answer(text, reply_markup=ForceReply(selective=True))
        place = (asked.chat.id, asked.message_id)
        async with self._uow() as uow:
            before = await uow.messages.find(subject, role)
            await uow.messages.put(SentMessage(subject, role, *place, "", utc_now()))
            await uow.commit()
        if before is not None and before.chat_telegram_id == below.chat.id:
            await _remove(below, before.message_id)

    async def close(self, answer: Message, asked: SentMessage) -> None:
        """Take a question away that was answered well."""
        await _remove(answer, asked.message_id)

    async def answered_by(self, message: Message, *roles: MessageRole) -> SentMessage | None:
        """Return the question of one of these roles that a message answers."""
        asked = message.reply_to_message
        if asked is None or asked.from_user is None or not asked.from_user.is_bot:
            return None
        async with self._uow() as uow:
            found = await uow.messages.at(message.chat.id, asked.message_id)
        return found if found is not None and found.role in roles else None


async def _remove(beside: Message, message_id: int) -> None:
    if beside.bot is None:
        return
    with suppress(TelegramBadRequest):
        await beside.bot.delete_message(beside.chat.id, message_id)
