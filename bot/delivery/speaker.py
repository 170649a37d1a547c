"""Puts screens into a chat and brings them up to date."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import structlog
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    CopyMessage,
    DeleteMessage,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageText,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    FSInputFile,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    MessageId,
    ReplyParameters,
)

from bot.delivery.caller import ChatCaller
from bot.screens import Screen
from core.domain.errors import ChatUnreachableError
from core.domain.records.people import Notify
from core.ports.chat import ChatAddress

log = structlog.get_logger(__name__)

T = TypeVar("T")

_TOPIC_GONE = ("thread not found", "TOPIC_CLOSED", "TOPIC_DELETED")
_GONE = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")


class Speaker:
    """Sends and edits messages. Raises what `ChatCaller` raises."""

    def __init__(self, call: ChatCaller) -> None:
        self._call = call

    async def send(
        self,
        to: ChatAddress,
        screen: Screen,
        *,
        photo: Path | None = None,
        reply_to: int | None = None,
        aside: bool = False,
    ) -> Message:
        """Send a new message, under a picture where one is given. What is said `aside` makes no
        sound in a chat that wants to hear of results only."""
        silent = aside and to.chat.settings.notify is Notify.RESULTS

        def build(chat_id: int, thread_id: int | None) -> TelegramMethod[Message]:
            reply = reply_parameters(reply_to)
            if photo is None:
                return SendMessage(
                    chat_id=chat_id,
                    text=screen.text,
                    reply_markup=screen.keyboard,
                    message_thread_id=thread_id,
                    reply_parameters=reply,
                    disable_notification=silent or None,
                )
            return SendPhoto(
                chat_id=chat_id,
                photo=FSInputFile(photo),
                caption=screen.text,
                reply_markup=screen.keyboard,
                message_thread_id=thread_id,
                reply_parameters=reply,
                disable_notification=silent or None,
            )

        return await self._into(to, build)

    async def copy(
        self, to: ChatAddress, screen: Screen, message_id: int, *, reply_to: int
    ) -> int | None:
        """Send a message with the picture or film of another one; None where that cannot be."""

        def build(chat_id: int, thread_id: int | None) -> TelegramMethod[MessageId]:
            return CopyMessage(
                chat_id=chat_id,
                from_chat_id=chat_id,
                message_id=message_id,
                caption=screen.text,
                reply_markup=screen.keyboard,
                message_thread_id=thread_id,
                reply_parameters=reply_parameters(reply_to),
            )

        try:
            return (await self._into(to, build)).message_id
        except TelegramBadRequest as error:
            log.info("message_not_copied", error=error.message)
            return None

    async def _into(
        self, to: ChatAddress, build: Callable[[int, int | None], TelegramMethod[T]]
    ) -> T:
        """Send to the topic, or to the chat itself when the topic was deleted or closed: what was
        asked for still has to arrive."""
        if to.thread_id is not None:
            try:
                return await self._call(
                    to.chat.telegram_id, lambda chat_id: build(chat_id, to.thread_id)
                )
            except (TelegramBadRequest, ChatUnreachableError) as error:
                if not is_topic_gone(error):
                    raise
                log.info("topic_gone", chat_id=to.chat.telegram_id, thread_id=to.thread_id)
        return await self._call(to.chat.telegram_id, lambda chat_id: build(chat_id, None))

    async def edit(self, chat_id: int, message_id: int, screen: Screen, *, photo: bool) -> bool:
        """Change a message; False when it is not there any more."""

        def build(chat_id: int) -> TelegramMethod[Message | bool]:
            if photo:
                return EditMessageCaption(
                    chat_id=chat_id,
                    message_id=message_id,
                    caption=screen.text,
                    reply_markup=screen.keyboard,
                )
            return EditMessageText(
                chat_id=chat_id,
                message_id=message_id,
                text=screen.text,
                reply_markup=screen.keyboard,
            )

        try:
            await self._call(chat_id, build)
        except TelegramBadRequest as error:
            if is_gone(error):
                return False
            if not is_unchanged(error):
                raise
        return True

    async def put_media(
        self,
        chat_id: int,
        message_id: int,
        screen: Screen,
        media: InputMediaPhoto | InputMediaVideo,
    ) -> bool:
        """Give a message another picture or film; False when it is not there any more."""
        captioned = media.model_copy(update={"caption": screen.text})
        try:
            await self._call(
                chat_id,
                lambda chat_id: EditMessageMedia(
                    chat_id=chat_id,
                    message_id=message_id,
                    media=captioned,
                    reply_markup=screen.keyboard,
                ),
            )
        except TelegramBadRequest as error:
            if is_gone(error):
                return False
            if not is_unchanged(error):
                raise
        return True

    async def remove(self, chat_id: int, message_id: int) -> None:
        """Delete a message of ours; one that is gone, or too old for that, is left alone."""
        try:
            await self._call(
                chat_id, lambda chat_id: DeleteMessage(chat_id=chat_id, message_id=message_id)
            )
        except TelegramBadRequest as error:
            log.info("message_left", error=error.message)


def reply_parameters(message_id: int | None) -> ReplyParameters | None:
    """Answer to a message if it is still there."""
    if message_id is None:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)


def is_gone(error: TelegramBadRequest) -> bool:
    """True when the message that was to be edited cannot be edited ever again."""
    return any(reason in error.message for reason in _GONE)


def is_topic_gone(error: TelegramBadRequest | ChatUnreachableError) -> bool:
    """True when nothing can be sent into the forum topic any more."""
    return any(reason in str(error) for reason in _TOPIC_GONE)


def is_unchanged(error: TelegramBadRequest) -> bool:
    """True when the message shows already what it was to show."""
    return "message is not modified" in error.message
