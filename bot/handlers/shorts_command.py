"""/shorts, or a mention of the bot, in reply to a video or as its caption."""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import Message

from bot.handlers.links import link_of, submit_link
from bot.handlers.take import Request, take
from bot.intake import video_of
from core.domain.records.people import Chat, User
from core.services.submit_video import SubmitVideo
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="shorts_command")
    router.message.register(make_shorts, Command("shorts"))
    router.message.register(make_shorts, points_at_video, mentions_bot)
    return router


async def points_at_video(message: Message) -> bool:
    return _find_video(message) is not None


async def mentions_bot(message: Message, bot: Bot) -> bool:
    name = (await bot.me()).username or ""
    text = message.text or message.caption or ""
    return any(
        entity.type == "mention" and entity.extract_from(text).lower() == f"@{name.lower()}"
        for entity in (message.entities or message.caption_entities or ())
    )


async def make_shorts(
    message: Message,
    t: Translator,
    user: User,
    chat: Chat,
    submit_video: SubmitVideo,
    server_limit_bytes: int,
) -> None:
    carrier = _find_video(message)
    video = video_of(carrier) if carrier else None
    if carrier is None or video is None:
        linked = _find_link(message)
        if linked is None:
            await message.reply(t("shorts-needs-video"))
        else:
            await submit_link(*linked, t, user, chat, submit_video)
        return
    request = Request(video, carrier, message, user, chat)
    await take(request, t, submit_video, server_limit_bytes)


def _find_link(message: Message) -> tuple[Message, Message, str] | None:
    """Return what carries a link (the message, or the one it replies to), what asks, the link."""
    for candidate in (message, message.reply_to_message):
        url = link_of(candidate) if candidate is not None else None
        if candidate is not None and url is not None:
            return candidate, message, url
    return None


def _find_video(message: Message) -> Message | None:
    """Return the message itself, or the one it replies to, whichever carries a video."""
    for candidate in (message, message.reply_to_message):
        if candidate is not None and video_of(candidate) is not None:
            return candidate
    return None
