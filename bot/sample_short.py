"""The short that shows newcomers what comes out: a file of this package, uploaded once."""

import asyncio
import hashlib
from pathlib import Path

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import FSInputFile, Message
from aiogram.utils.chat_action import ChatActionSender

from core.ports.uow import UnitOfWorkFactory

log = structlog.get_logger(__name__)

_FOLDER = Path(__file__).parent / "assets"
VIDEO = _FOLDER / "sample-short.mp4"
COVER = _FOLDER / "sample-short.jpg"
THUMBNAIL = _FOLDER / "sample-short-thumb.jpg"
WIDTH, HEIGHT, DURATION_S = 1080, 1920, 18

_FILE_LOST = ("wrong file", "wrong remote file", "file reference")


class SampleShort:
    """Answers a message with the sample; people of all chats share one upload."""

    def __init__(self, uow: UnitOfWorkFactory) -> None:
        self._uow = uow

    async def send(self, below: Message, bot: Bot, caption: str) -> None:
        """Raises what sending raises."""
        key = await asyncio.to_thread(_key, bot.id)
        async with self._uow(reading=True) as uow:
            file_id = await uow.uploads.get(key)
        if file_id is not None and await self._sent_again(below, file_id, caption):
            return
        async with ChatActionSender.upload_video(bot=bot, chat_id=below.chat.id):
            sent = await below.answer_video(
                FSInputFile(VIDEO),
                cover=FSInputFile(COVER),
                thumbnail=FSInputFile(THUMBNAIL),
                width=WIDTH,
                height=HEIGHT,
                duration=DURATION_S,
                supports_streaming=True,
                caption=caption,
            )
        if sent.video is None:
            return
        async with self._uow() as uow:
            await uow.uploads.put(key, sent.video.file_id)
            await uow.commit()

    async def _sent_again(self, below: Message, file_id: str, caption: str) -> bool:
        try:
            await below.answer_video(file_id, caption=caption)
        except TelegramBadRequest as error:
            if not any(reason in error.message for reason in _FILE_LOST):
                raise
            log.info("sample_lost", error=error.message)
            return False
        return True


def _key(bot_id: int) -> str:
    """Another bot, or another sample, is another upload."""
    digest = hashlib.sha256(VIDEO.read_bytes()).hexdigest()
    return f"sample-short:{bot_id}:{digest[:16]}"
