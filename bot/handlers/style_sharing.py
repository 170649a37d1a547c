"""Styles go from person to person: by a link, as a file."""

from pathlib import PurePath

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from bot.handlers.pressed import acknowledge
from bot.handlers.style_menu import page_of, show_style
from bot.keyboards.menu import StyleAction, StyleCD, TakeCD
from bot.keyboards.short import style_title
from bot.living import LivingMessages
from bot.samples import Sample
from bot.screens.style import share_screen, shared_screen
from core.domain.errors import InvalidStyleError
from core.domain.records.people import Chat, User
from core.domain.style_json import FILE_NAME, MAX_BYTES
from core.services.change_settings import ChangeSettings
from core.services.choose_style import ChooseStyle
from core.services.own_styles import OwnStyles
from core.services.share_style import ShareStyle, is_shared_style, payload_of
from core.texts import Translator

_SUFFIX = ".json"


def build_router() -> Router:
    router = Router(name="style_sharing")
    private = F.chat.type == ChatType.PRIVATE
    by_link = CommandStart(deep_link=True, magic=F.args.func(is_shared_style))
    router.message.register(show_shared, private, by_link)
    router.message.register(take_file, private, F.document, carries_style)
    press = router.callback_query.register
    press(share, StyleCD.filter(F.action == StyleAction.SHARE))
    press(send_file, StyleCD.filter(F.action == StyleAction.FILE))
    press(take, TakeCD.filter())
    return router


async def carries_style(message: Message) -> bool:
    name = message.document.file_name if message.document else None
    return PurePath((name or "").lower()).suffix == _SUFFIX


async def show_shared(
    message: Message,
    command: CommandObject,
    t: Translator,
    share_style: ShareStyle,
    living: LivingMessages,
) -> None:
    """Show what a link gives. Raises StyleGoneError."""
    shared = await share_style.look(command.args or "")
    await living.begin(message, shared_screen(t, shared), Sample(shared.style), t)


async def take(
    callback: CallbackQuery,
    callback_data: TakeCD,
    t: Translator,
    user: User,
    chat: Chat,
    share_style: ShareStyle,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    """Add what a link gives to the person's own styles."""
    preset = await share_style.take(user, payload_of(callback_data.token))
    await acknowledge(callback, t.plain("alert-style-taken"))
    await show_style(callback, t, preset, user, chat, choose_style, own_styles, living)


async def take_file(
    message: Message,
    bot: Bot,
    t: Translator,
    user: User,
    chat: Chat,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    living: LivingMessages,
) -> None:
    """Add the style of a file to the person's own ones. Raises what `OwnStyles.take_file` does."""
    document = message.document
    assert document is not None
    if (document.file_size or 0) > MAX_BYTES:
        raise InvalidStyleError("too large for a style", document.file_name or "")
    downloaded = await bot.download(document)
    assert downloaded is not None
    stem = PurePath(document.file_name or "").stem
    preset = await own_styles.take_file(user, downloaded.read(), stem)
    screen = await page_of(t, preset, user, chat, choose_style, own_styles)
    await living.begin(message, screen, Sample(preset.style), t)


async def share(
    callback: CallbackQuery,
    callback_data: StyleCD,
    bot: Bot,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    own_styles: OwnStyles,
    share_style: ShareStyle,
    living: LivingMessages,
) -> None:
    """Make a link that gives the style away as it is now."""
    await change_settings.read(chat, user)
    preset = await own_styles.get(user, callback_data.preset_id)
    payload = await share_style.give(user, preset.id)
    await acknowledge(callback, "")
    link = await create_start_link(bot, payload)
    if isinstance(callback.message, Message):
        await living.turn(callback.message, share_screen(t, preset, link), None, t)


async def send_file(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_settings: ChangeSettings,
    own_styles: OwnStyles,
) -> None:
    """Send the style as a document, which anybody may send back."""
    await change_settings.read(chat, user)
    preset = await own_styles.get(user, callback_data.preset_id)
    body = await own_styles.as_file(user, preset.id)
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        caption = t("style-file", name=style_title(t.plain, preset))
        await callback.message.answer_document(
            BufferedInputFile(body.encode(), FILE_NAME), caption=caption
        )
