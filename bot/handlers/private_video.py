"""Videos sent to the bot in private."""

from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from bot.handlers.take import Request, take
from bot.intake import SentVideo, video_of
from core.domain.records.people import Chat, User
from core.services.submit_video import SubmitVideo
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="private_video")
    router.message.register(take_video, F.chat.type == ChatType.PRIVATE, carries_video)
    return router


async def carries_video(message: Message) -> bool | dict[str, Any]:
    video = video_of(message)
    return {"video": video} if video else False


async def take_video(
    message: Message,
    video: SentVideo,
    t: Translator,
    user: User,
    chat: Chat,
    submit_video: SubmitVideo,
    server_limit_bytes: int,
) -> None:
    request = Request(video, message, message, user, chat)
    await take(request, t, submit_video, server_limit_bytes)
