"""Words of administrators to everybody, and words to administrators."""

from uuid import UUID

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import CopyMessage, SendMessage

from bot.delivery.caller import ChatCaller
from bot.delivery.memory import ChatMemory, Form
from bot.delivery.once import at_most_once
from bot.delivery.speaker import Speaker
from bot.screens import Screen
from bot.screens.admin.alarm import alarm_words
from bot.screens.admin.broadcast import broadcast_screen
from bot.texts import html_words
from core.domain.errors import (
    MessageGoneError,
    PostRefusedError,
)
from core.domain.records.broadcast import Broadcast, BroadcastStatus
from core.domain.records.delivery import MessageRole
from core.domain.records.health import Alarm
from core.domain.records.people import Chat
from core.ports.uow import UnitOfWorkFactory
from core.services.admin.broadcast import report_broadcast
from core.texts import Texts

_NOTHING_TO_COPY = ("message to copy not found", "message can't be copied", "MESSAGE_ID_INVALID")


class Announcements:
    """Implements `core.ports.announcer.Announcer`."""

    def __init__(
        self,
        call: ChatCaller,
        speaker: Speaker,
        memory: ChatMemory,
        uow: UnitOfWorkFactory,
        texts: Texts,
        default_language: str,
    ) -> None:
        self._call = call
        self._speaker = speaker
        self._memory = memory
        self._uow = uow
        self._texts = texts
        self._default = default_language

    async def announce(self, broadcast: Broadcast, chat: Chat) -> None:
        """See the port."""

        def copied(chat_id: int) -> CopyMessage:
            return CopyMessage(
                chat_id=chat_id,
                from_chat_id=broadcast.source_chat_id,
                message_id=broadcast.source_message_id,
            )

        try:
            with at_most_once():
                await self._call(chat.telegram_id, copied)
        except TelegramBadRequest as error:
            if any(reason in error.message for reason in _NOTHING_TO_COPY):
                raise MessageGoneError(error.message) from error
            raise PostRefusedError(error.message) from error

    async def show_broadcast(self, broadcast_id: UUID) -> None:
        """See the port."""
        async with self._uow() as uow:
            report = await report_broadcast(uow, broadcast_id)
            maker = await uow.users.get(report.broadcast.made_by) if report else None
        shown = await self._memory.recall(broadcast_id, MessageRole.BROADCAST)
        if report is None or maker is None or (shown is not None and shown.form is Form.FINAL):
            return
        screen = broadcast_screen(html_words(self._texts, maker.language), report)
        over = report.broadcast.status is not BroadcastStatus.RUNNING
        form = Form.FINAL if over else Form.TEXT
        if shown is not None and not shown.is_over:
            if shown.shows(form, screen):
                return
            place = (shown.row.chat_telegram_id, shown.row.message_id)
            if not await self._speaker.edit(*place, screen, photo=False):
                form = Form.GONE
        elif over:
            # Whoever closed the card wants to know how it ended all the same.
            place = await self._send(maker.telegram_id, screen)
        else:
            return
        await self._memory.keep(broadcast_id, MessageRole.BROADCAST, *place, form, screen)

    async def alert(self, person: int, alarm: Alarm) -> None:
        """See the port."""
        async with self._uow() as uow:
            user = await uow.users.by_telegram_id(person)
        words = html_words(self._texts, user.language if user else self._default)
        await self._send(person, Screen(alarm_words(words, alarm)))

    async def _send(self, person: int, screen: Screen) -> tuple[int, int]:
        """Send a message to a person; return where it is."""
        message = await self._call(
            person,
            lambda chat_id: SendMessage(
                chat_id=chat_id, text=screen.text, reply_markup=screen.keyboard
            ),
        )
        return message.chat.id, message.message_id
