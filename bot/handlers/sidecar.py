"""Subtitles sent along with a video."""

from pathlib import PurePath

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.types import Document, Message

from bot.handlers.links import link_of
from bot.intake import video_of
from core.domain.errors import BadTranscriptError
from core.domain.records.people import Chat, User
from core.services.attach_transcript import LARGEST_BYTES, AttachTranscript, BroughtTranscript
from core.texts import Translator

_SUFFIXES = frozenset({".srt", ".vtt"})


def build_router() -> Router:
    router = Router(name="sidecar")
    router.message.register(take_transcript, F.document, carries_transcript)
    return router


async def carries_transcript(message: Message) -> bool:
    name = message.document.file_name if message.document else None
    return PurePath((name or "").lower()).suffix in _SUFFIXES and _is_for_bot(message)


def _is_for_bot(message: Message) -> bool:
    """In a group files are sent for all kinds of reasons."""
    answered = message.reply_to_message
    if message.chat.type == ChatType.PRIVATE:
        return True
    if answered is None or message.bot is None:
        return False
    of_bot = answered.from_user is not None and answered.from_user.id == message.bot.id
    return of_bot or video_of(answered) is not None or link_of(answered) is not None


async def take_transcript(
    message: Message,
    bot: Bot,
    t: Translator,
    user: User,
    chat: Chat,
    attach_transcript: AttachTranscript,
) -> None:
    """Raises what `AttachTranscript` raises."""
    assert message.document is not None
    answered = message.reply_to_message
    brought = BroughtTranscript(
        user=user,
        chat=chat,
        name=message.document.file_name or "",
        body=await _content(bot, message.document),
        reply_to=answered.message_id if answered else None,
    )
    await attach_transcript(brought)
    await message.reply(t("intake-transcript"))


async def _content(bot: Bot, document: Document) -> bytes:
    if (document.file_size or 0) > LARGEST_BYTES:
        raise BadTranscriptError("too large", name=document.file_name or "")
    downloaded = await bot.download(document)
    assert downloaded is not None
    return downloaded.read()
