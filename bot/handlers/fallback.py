"""Anything else said in private: a friendly word on what to send."""

from aiogram import F, Router
from aiogram.enums import ChatType, ContentType
from aiogram.types import Message

from core.texts import Translator

_CONTENT = (
    ContentType.TEXT,
    ContentType.ANIMATION,
    ContentType.AUDIO,
    ContentType.CONTACT,
    ContentType.DICE,
    ContentType.DOCUMENT,
    ContentType.LOCATION,
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
    router.message.register(not_a_video, F.content_type.in_(_CONTENT))
    return router


async def unknown_command(message: Message, t: Translator) -> None:
    await message.answer(t("intake-unknown-command"))


async def not_a_video(message: Message, t: Translator) -> None:
    await message.answer(t("intake-not-video"))
