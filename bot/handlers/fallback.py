"""Anything else said in private: a friendly word on what to send."""

from collections import OrderedDict

from aiogram import F, Router
from aiogram.enums import ChatType, ContentType
from aiogram.types import Message

from bot.handlers.links import points_into_telegram
from core.texts import Translator

_REMEMBERED_ALBUMS = 1_000
_CONTENT = (
    ContentType.TEXT,
    ContentType.ANIMATION,
    ContentType.AUDIO,
    ContentType.CHECKLIST,
    ContentType.CONTACT,
    ContentType.DICE,
    ContentType.DOCUMENT,
    ContentType.GAME,
    ContentType.LIVE_PHOTO,
    ContentType.LOCATION,
    ContentType.PAID_MEDIA,
    ContentType.PHOTO,
    ContentType.POLL,
    ContentType.STICKER,
    ContentType.STORY,
    ContentType.VENUE,
    ContentType.VIDEO_NOTE,
    ContentType.VOICE,
)
"""What people say; service messages (a pin, a new title) want no answer."""


def build_router() -> Router:
    router = Router(name="fallback")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(unknown_command, F.text.startswith("/"))
    router.message.register(AlbumParts().answer, F.media_group_id)
    router.message.register(leads_into_telegram, points_into_telegram)
    router.message.register(not_a_video, F.content_type.in_(_CONTENT))
    return router


async def unknown_command(message: Message, t: Translator) -> None:
    await message.answer(t("intake-unknown-command"))


class AlbumParts:
    """What comes in an album beside videos, or without any: one word for all of it."""

    def __init__(self) -> None:
        self._answered: OrderedDict[str, None] = OrderedDict()

    async def answer(self, message: Message, t: Translator) -> None:
        album = message.media_group_id or ""
        if album in self._answered:
            return
        self._answered[album] = None
        if len(self._answered) > _REMEMBERED_ALBUMS:
            self._answered.popitem(last=False)
        await message.answer(t("intake-album"))


async def leads_into_telegram(message: Message, t: Translator) -> None:
    await message.answer(t("intake-telegram-link"))


async def not_a_video(message: Message, t: Translator) -> None:
    await message.answer(t("intake-not-video"))
