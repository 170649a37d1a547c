"""Links to videos."""

from typing import Any
from urllib.parse import urlsplit

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from bot.handlers.take import show_receipt, topic_of
from core.domain.errors import BadLinkError
from core.domain.links import checked_url
from core.domain.records.people import Chat, User
from core.domain.records.project import SourceKind, SourceRef
from core.services.submit_video import SubmitVideo, VideoOffer
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="links")
    router.message.register(take_link, F.chat.type == ChatType.PRIVATE, carries_link)
    return router


async def carries_link(message: Message) -> bool | dict[str, Any]:
    url = link_of(message)
    return {"url": url} if url else False


async def take_link(
    message: Message, url: str, t: Translator, user: User, chat: Chat, submit_video: SubmitVideo
) -> None:
    """Raises what `SubmitVideo` raises, BadLinkError."""
    await submit_link(message, message, url, t, user, chat, submit_video)


async def submit_link(
    carrier: Message,
    asked_in: Message,
    url: str,
    t: Translator,
    user: User,
    chat: Chat,
    submit_video: SubmitVideo,
) -> None:
    """Take the link of one message, asked for in another. What is behind it shows while it is
    fetched: looking at a page may take longer than people wait for an answer."""
    source = SourceRef(SourceKind.LINK, checked_url(url), message_id=carrier.message_id)
    submission = await submit_video(VideoOffer(user, chat, source, topic_of(asked_in)))
    if submission.new:
        await show_receipt(carrier)
    else:
        await asked_in.reply(t("intake-duplicate"))


def link_of(message: Message) -> str | None:
    """Return the first address of a message that could be a video's."""
    text = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities or ():
        url = entity.url if entity.type == "text_link" else None
        if entity.type == "url":
            url = entity.extract_from(text)
        if url and _leads_out(url):
            return url
    return None


def _leads_out(url: str) -> bool:
    """Links to Telegram's own pages hold no video that could be fetched."""
    try:
        host = urlsplit(checked_url(url)).hostname or ""
    except BadLinkError:
        return True
    return host not in ("t.me", "telegram.me", "telegram.org")
