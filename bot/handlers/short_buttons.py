"""Buttons under a finished short: another style, its subtitles, the file itself."""

from aiogram import Bot, F, Router
from aiogram.enums import ChatAction
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.chat_action import ChatActionSender

from bot.delivery.speaker import reply_parameters
from bot.handlers.pressed import acknowledge
from bot.handlers.take import topic_of
from bot.keyboards.short import RestyleCD, ShortAction, ShortCD, short_keyboard, styles_keyboard
from bot.session import UPLOAD_TIMEOUT_S
from bot.short_files import FileKind, ShortFile, ShortFiles
from core.domain.records.clip import ClipStatus
from core.domain.records.people import User
from core.ports.chat import ChatView
from core.services.access import Access
from core.services.restyle_short import RestyleShort
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="short_buttons")
    press = router.callback_query.register
    press(offer_styles, ShortCD.filter(F.action == ShortAction.STYLES))
    press(put_back, ShortCD.filter(F.action == ShortAction.BACK))
    press(send_srt, ShortCD.filter(F.action == ShortAction.SRT))
    press(send_file, ShortCD.filter(F.action == ShortAction.FILE))
    press(restyle, RestyleCD.filter())
    return router


async def offer_styles(
    callback: CallbackQuery,
    callback_data: ShortCD,
    t: Translator,
    user: User,
    restyle_short: RestyleShort,
) -> None:
    """Show the styles in place of the buttons."""
    offer = await restyle_short.offer(callback_data.clip, user)
    if offer.clip.status is not ClipStatus.EXPORTED:
        await acknowledge(callback, t.plain("alert-remake-going-on"))
        return
    await acknowledge(callback, t.plain("alert-styles"))
    keyboard = styles_keyboard(t.plain, offer.clip.id, offer.presets, offer.current)
    await _show(callback, keyboard)


async def put_back(
    callback: CallbackQuery, callback_data: ShortCD, t: Translator, user: User, access: Access
) -> None:
    """Show the usual buttons again."""
    clip, _, _ = await access.to_clip(callback_data.clip, user)
    await acknowledge(callback, "")
    await _show(callback, short_keyboard(t.plain, clip))


async def restyle(
    callback: CallbackQuery,
    callback_data: RestyleCD,
    t: Translator,
    user: User,
    restyle_short: RestyleShort,
    view: ChatView,
) -> None:
    """Make the short anew in the style that was chosen; the card below tells how far it is."""
    decision = await restyle_short(callback_data.clip, callback_data.preset_id, user)
    if decision.changed:
        said = "alert-remake"
    elif decision.clip.status is ClipStatus.EXPORTED:
        said = "alert-remake-nothing"
    else:
        said = "alert-remake-going-on"
    await acknowledge(callback, t.plain(said))
    await _show(callback, short_keyboard(t.plain, decision.clip))
    if decision.changed and callback.message is not None:
        await view.bring_card(decision.to, decision.clip, callback.message.message_id)
        await view.refresh_card(decision.to, decision.clip)


async def send_file(
    callback: CallbackQuery,
    callback_data: ShortCD,
    t: Translator,
    user: User,
    short_files: ShortFiles,
    bot: Bot,
) -> None:
    """Send the short as a document: nobody compresses it on its way."""
    file = await short_files.find(callback_data.clip, FileKind.VIDEO, user)
    if file is None:
        await acknowledge(callback, t.plain("alert-file-gone"), alert=True)
        return
    await _send(callback, file, t, short_files, bot, "alert-file")


async def send_srt(
    callback: CallbackQuery,
    callback_data: ShortCD,
    t: Translator,
    user: User,
    short_files: ShortFiles,
    bot: Bot,
) -> None:
    """Send what the captions say, as subtitles for other players and sites."""
    file = await short_files.find(callback_data.clip, FileKind.SRT, user)
    if file is None:
        await acknowledge(callback, t.plain("alert-srt-missing"), alert=True)
        return
    if not file.artifact.bytes:
        await acknowledge(callback, t.plain("alert-srt-silent"), alert=True)
        return
    await _send(callback, file, t, short_files, bot, "alert-srt")


async def _send(
    callback: CallbackQuery,
    file: ShortFile,
    t: Translator,
    short_files: ShortFiles,
    bot: Bot,
    said: str,
) -> None:
    message = callback.message
    if message is None:
        return
    with short_files.going_out(file) as ours:
        await acknowledge(callback, t.plain(said if ours else "alert-file-going-on"))
        if not ours:
            return
        busy = ChatActionSender(bot=bot, chat_id=message.chat.id, action=ChatAction.UPLOAD_DOCUMENT)
        async with busy, short_files.content(file) as content:
            sent = await bot.send_document(
                message.chat.id,
                content,
                message_thread_id=topic_of(message) if isinstance(message, Message) else None,
                disable_content_type_detection=True,
                reply_parameters=reply_parameters(message.message_id),
                request_timeout=UPLOAD_TIMEOUT_S,
            )
    await short_files.remember(file, sent)


async def _show(callback: CallbackQuery, keyboard: InlineKeyboardMarkup) -> None:
    if callback.message is not None and callback.bot is not None:
        await callback.bot.edit_message_reply_markup(
            chat_id=callback.message.chat.id,
            message_id=callback.message.message_id,
            reply_markup=keyboard,
        )
