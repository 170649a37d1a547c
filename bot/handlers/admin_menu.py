"""The menu's one message: text, or a picture with a caption."""

from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, InputMediaPhoto, Message

from bot.screens import Screen


async def show_page(callback: CallbackQuery, screen: Screen) -> None:
    """Turn the menu into a page of text; a picture makes room for it."""
    menu = callback.message
    if not isinstance(menu, Message):
        return
    if menu.photo:
        await menu.answer(screen.text, reply_markup=screen.keyboard)
        await _put_away(menu)
        return
    # Of a page opened twice the second changes nothing.
    with suppress(TelegramBadRequest):
        await menu.edit_text(screen.text, reply_markup=screen.keyboard)


async def show_picture(callback: CallbackQuery, screen: Screen, png: bytes) -> None:
    """Turn the menu into a picture; text makes room for it."""
    menu = callback.message
    if not isinstance(menu, Message):
        return
    picture = BufferedInputFile(png, "chart.png")
    if menu.photo:
        media = InputMediaPhoto(media=picture, caption=screen.text, parse_mode="HTML")
        await menu.edit_media(media, reply_markup=screen.keyboard)
        return
    await menu.answer_photo(picture, caption=screen.text, reply_markup=screen.keyboard)
    await _put_away(menu)


async def _put_away(menu: Message) -> None:
    """Two menus would be one too many; after two days a message can only lose its buttons."""
    try:
        await menu.delete()
    except TelegramBadRequest:
        with suppress(TelegramBadRequest):
            await menu.edit_reply_markup()
