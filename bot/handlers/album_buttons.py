"""🗂: finished shorts as one album, without a new upload."""

from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InputMediaVideo

from bot.delivery.speaker import reply_parameters
from bot.handlers.pressed import acknowledge
from bot.keyboards.project import AlbumCD
from bot.screens.card import short_caption
from core.domain.records.people import User
from core.services.gather_album import GatherAlbum
from core.texts import Translator

_FEWEST = 2


def build_router() -> Router:
    router = Router(name="album_buttons")
    router.callback_query.register(send_album, AlbumCD.filter())
    return router


async def send_album(
    callback: CallbackQuery,
    callback_data: AlbumCD,
    t: Translator,
    user: User,
    gather_album: GatherAlbum,
    bot: Bot,
) -> None:
    album = await gather_album(callback_data.project, user, whole_batch=callback_data.whole_batch)
    if len(album.shorts) < _FEWEST or callback.message is None:
        await acknowledge(callback, t.plain("alert-album-too-few"))
        return
    if not await gather_album.claim(callback_data.project, album):
        await acknowledge(callback, t.plain("alert-album-sent"))
        return
    await acknowledge(callback, t.plain("alert-album", count=len(album.shorts)))
    try:
        await bot.send_media_group(
            callback.message.chat.id,
            [
                InputMediaVideo(
                    media=file_id, caption=short_caption(t, clip), supports_streaming=True
                )
                for clip, file_id in album.shorts
            ],
            message_thread_id=album.to.thread_id,
            reply_parameters=reply_parameters(callback.message.message_id),
        )
    except TelegramAPIError:
        await gather_album.release(callback_data.project)
        raise
