"""Finished shorts: into the chat exactly once."""

import asyncio
import hashlib
from dataclasses import replace
from typing import NamedTuple

import structlog
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.methods import EditMessageMedia
from aiogram.types import (
    BufferedInputFile,
    FSInputFile,
    InlineKeyboardMarkup,
    InputMediaVideo,
    Message,
)

from bot.delivery.acting import acting
from bot.delivery.caller import ChatCaller
from bot.delivery.cards import CardMessages
from bot.delivery.memory import Form
from bot.delivery.speaker import Speaker, is_gone
from bot.delivery.thumbnail import make_thumbnail
from bot.keyboards.short import short_keyboard
from bot.screens import Screen
from bot.screens.card import short_caption, short_on_the_way
from bot.session import UPLOAD_TIMEOUT_S
from bot.texts import html_words
from core.domain.clock import utc_now
from core.domain.errors import EngineBadAnswerError, EngineUnavailableError, ShortTooLargeError
from core.domain.records.clip import Clip
from core.domain.records.delivery import Delivery, DeliveryState, MessageRole, SentMessage
from core.ports.chat import ChatAddress, FinishedShort, Receipt
from core.ports.uow import UnitOfWorkFactory
from core.texts import Texts
from core.texts.units import megabytes

log = structlog.get_logger(__name__)


class _Place(NamedTuple):
    chat_id: int
    message_id: int


class ShortMessages:
    """Delivers in two steps: a text message whose id is written down, then that message is turned
    into the video. The second step can be repeated: however often an answer is lost or a worker
    dies, it is the same message, and people are notified once. It is repeated as well for a clip
    that was made anew: what the message shows is written down beside it."""

    def __init__(
        self,
        call: ChatCaller,
        speaker: Speaker,
        cards: CardMessages,
        uow: UnitOfWorkFactory,
        texts: Texts,
        max_upload_bytes: int,
    ) -> None:
        self._call = call
        self._speaker = speaker
        self._cards = cards
        self._uow = uow
        self._texts = texts
        self._max_bytes = max_upload_bytes

    async def deliver(self, to: ChatAddress, short: FinishedShort) -> Receipt:
        """Raises ShortTooLargeError, and what `ChatCaller` raises."""
        chat_id = to.chat.telegram_id
        delivery = await self._find(short.clip, chat_id)
        done = None if delivery is None else _receipt(delivery)
        if done is not None and await self._shows(short):
            return done
        size = (await asyncio.to_thread(short.video.stat)).st_size
        if size > self._max_bytes:
            raise self._too_large(size)
        if delivery is None or delivery.message_id is None or await self._has_moved(delivery):
            place = await self._announce(to, short.clip)
        else:
            place = _Place(chat_id, delivery.message_id)
            # From here on nobody knows what the message shows, until the new short is there.
            await self._keep(replace(delivery, state=DeliveryState.SENDING, updated_at=utc_now()))
        try:
            media = await self._media(to, short)
            async with acting(self._call, to, ChatAction.UPLOAD_VIDEO):
                message = await self._turn_into_video(to, short.clip, place, media)
        except TelegramEntityTooLarge as error:
            raise self._too_large(size) from error
        receipt = Receipt(message.message_id, _file_id(message))
        sent = _delivery(short.clip, _Place(message.chat.id, message.message_id), receipt.file_id)
        await self._keep(sent, shows=short.key)
        return receipt

    async def _announce(self, to: ChatAddress, clip: Clip) -> _Place:
        screen = Screen(short_on_the_way(html_words(self._texts, to.language), clip))
        message = await self._speaker.send(to, screen, reply_to=await self._cards.card_of(clip.id))
        place = _Place(message.chat.id, message.message_id)
        await self._keep(_delivery(clip, place))
        return place

    async def _media(self, to: ChatAddress, short: FinishedShort) -> InputMediaVideo:
        thumbnail = await make_thumbnail(short.cover)
        return InputMediaVideo(
            media=FSInputFile(short.video),
            thumbnail=BufferedInputFile(thumbnail, "thumbnail.jpg"),
            cover=FSInputFile(short.cover),
            caption=short_caption(html_words(self._texts, to.language), short.clip),
            width=short.width,
            height=short.height,
            duration=round(short.duration_ms / 1000),
            supports_streaming=True,
        )

    async def _turn_into_video(
        self, to: ChatAddress, clip: Clip, place: _Place, media: InputMediaVideo
    ) -> Message:
        buttons = short_keyboard(self._texts.translator(to.language), clip)
        try:
            return await self._put_media(place, media, buttons)
        except TelegramBadRequest as error:
            if not is_gone(error):
                raise
        # Somebody deleted the message: the short still has to arrive.
        log.info("announcement_deleted", clip_id=str(clip.id))
        return await self._put_media(await self._announce(to, clip), media, buttons)

    async def _put_media(
        self, place: _Place, media: InputMediaVideo, buttons: InlineKeyboardMarkup
    ) -> Message:
        answer = await self._call(
            place.chat_id,
            lambda chat_id: EditMessageMedia(
                chat_id=chat_id, message_id=place.message_id, media=media, reply_markup=buttons
            ),
            timeout_s=UPLOAD_TIMEOUT_S,
        )
        if isinstance(answer, bool):
            raise EngineUnavailableError("editMessageMedia answered without the message")
        return answer

    async def _find(self, clip: Clip, chat_id: int) -> Delivery | None:
        async with self._uow() as uow:
            return await uow.deliveries.find(clip.id, chat_id)

    async def _shows(self, short: FinishedShort) -> bool:
        """Say whether the message of a clip that was sent shows this very make of it."""
        async with self._uow() as uow:
            row = await uow.messages.find(short.clip.id, MessageRole.RESULT)
        return row is not None and row.digest == _digest(short.key)

    async def _has_moved(self, delivery: Delivery) -> bool:
        """Say whether the short was sent to a group that has become a supergroup since: there its
        message has another number, which nobody knows."""
        async with self._uow(reading=True) as uow:
            row = await uow.messages.find(delivery.clip_id, MessageRole.RESULT)
        return row is not None and row.chat_telegram_id != delivery.chat_telegram_id

    async def _keep(self, delivery: Delivery, shows: str | None = None) -> None:
        async with self._uow() as uow:
            await uow.deliveries.put(delivery)
            if shows is not None and delivery.message_id is not None:
                await uow.messages.put(
                    SentMessage(
                        delivery.clip_id,
                        MessageRole.RESULT,
                        delivery.chat_telegram_id,
                        delivery.message_id,
                        _digest(shows),
                        delivery.updated_at,
                    )
                )
            await uow.commit()

    def _too_large(self, size: int) -> ShortTooLargeError:
        return ShortTooLargeError(limit_mb=megabytes(self._max_bytes), actual_mb=megabytes(size))


def _delivery(clip: Clip, place: _Place, file_id: str | None = None) -> Delivery:
    state = DeliveryState.SENT if file_id else DeliveryState.SENDING
    return Delivery(clip.id, place.chat_id, state, place.message_id, file_id, utc_now())


def _digest(key: str) -> str:
    return f"{Form.FINAL}:{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _receipt(delivery: Delivery) -> Receipt | None:
    if delivery.state is not DeliveryState.SENT or delivery.file_id is None:
        return None
    return None if delivery.message_id is None else Receipt(delivery.message_id, delivery.file_id)


def _file_id(message: Message) -> str:
    # A video without sound comes back as an animation, one Telegram cannot read as a document.
    media = message.video or message.animation or message.document
    if media is None:
        raise EngineBadAnswerError("the message that was to become a video has no media")
    return media.file_id
