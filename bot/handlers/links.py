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

_TELEGRAM = ("t.me", "telegram.me", "telegram.dog", "telegram.org")


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
    address = checked_url(url)
    source = SourceRef(SourceKind.LINK, address, message_id=carrier.message_id, content=address)
    submission = await submit_video(VideoOffer(user, chat, source, topic_of(asked_in)))
    if not submission.new:
        await asked_in.reply(t("intake-duplicate"))
        return
    await show_receipt(carrier)
    if len(links_of(carrier)) > 1:
        await asked_in.reply(t("intake-first-link"))


def link_of(message: Message) -> str | None:
    """Return the first address of a message that could be a video's."""
    return next(iter(links_of(message)), None)


def links_of(message: Message) -> list[str]:
    """Return every address of a message that could be a video's, each once."""
    return [url for url in _addresses(message) if not _is_of_telegram(url)]


def points_into_telegram(message: Message) -> bool:
    """Say whether a message has a link to a post or a person of Telegram: there is nothing that
    could be fetched."""
    return any(_is_of_telegram(url) for url in _addresses(message))


def _addresses(message: Message) -> list[str]:
    text = message.text or message.caption or ""
    found = []
    for entity in message.entities or message.caption_entities or ():
        if entity.type == "text_link":
            found.append(entity.url or "")
        elif entity.type == "url":
            found.append(entity.extract_from(text))
    return [url for url in dict.fromkeys(found) if url]


def _is_of_telegram(url: str) -> bool:
    try:
        host = urlsplit(checked_url(url)).hostname or ""
    except BadLinkError:
        return False
    return host.removeprefix("www.") in _TELEGRAM
