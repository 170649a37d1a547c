"""What people send for their brand: a logo, a text, a colour."""

from dataclasses import replace
from typing import Any

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Document, Message, PhotoSize

from bot.handlers.brand_menu import on_plan, sample_of
from bot.handlers.pressed import acknowledge
from bot.keyboards.menu import BrandAction, BrandCD
from bot.living import LivingMessages
from bot.prompts import Prompts
from bot.screens.brand import brand_color_screen, mark_screen
from core.domain.clock import utc_now
from core.domain.errors import InvalidImageError
from core.domain.logos import MAX_MB
from core.domain.overlays import MAX_WATERMARK_TEXT
from core.domain.plans import Admission
from core.domain.records.delivery import MessageRole, SentMessage
from core.domain.records.people import Chat, User
from core.domain.style_rules import typed_color
from core.services.change_brand import ChangeBrand
from core.services.choose_style import ChooseStyle
from core.texts import Translator

_MIB = 1024 * 1024
_QUESTIONS = {
    BrandAction.LOGO: (MessageRole.LOGO, "ask-logo"),
    BrandAction.TEXT: (MessageRole.WATERMARK, "ask-watermark"),
    BrandAction.TYPE_COLOR: (MessageRole.ACCENT, "ask-color"),
}


def build_router() -> Router:
    router = Router(name="brand_answers")
    router.callback_query.register(ask, BrandCD.filter(F.action.in_(_QUESTIONS)))
    router.message.register(take_logo, F.reply_to_message, F.photo | F.document, answers_logo)
    router.message.register(take_words, F.reply_to_message, F.text, answers_words)
    return router


async def ask(
    callback: CallbackQuery,
    callback_data: BrandCD,
    t: Translator,
    user: User,
    chat: Chat,
    change_brand: ChangeBrand,
    prompts: Prompts,
) -> None:
    """Ask for a picture, a text or a colour. Raises AdminsOnlyError."""
    await change_brand.read(chat, user)
    role, key = _QUESTIONS[callback_data.action]
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        text = t(key, limit_mb=MAX_MB, limit=MAX_WATERMARK_TEXT)
        await prompts.ask(callback.message, chat.id, role, text)


async def answers_logo(message: Message, prompts: Prompts) -> bool | dict[str, Any]:
    asked = await prompts.answered_by(message, MessageRole.LOGO)
    return {"asked": asked} if asked is not None else False


async def answers_words(message: Message, prompts: Prompts) -> bool | dict[str, Any]:
    asked = await prompts.answered_by(message, MessageRole.WATERMARK, MessageRole.ACCENT)
    return {"asked": asked} if asked is not None else False


async def take_logo(
    message: Message,
    asked: SentMessage,
    bot: Bot,
    t: Translator,
    user: User,
    chat: Chat,
    change_brand: ChangeBrand,
    choose_style: ChooseStyle,
    living: LivingMessages,
    admission: Admission,
    prompts: Prompts,
) -> None:
    """Raises AdminsOnlyError, InvalidImageError."""
    picture = message.photo[-1] if message.photo else message.document
    assert picture is not None
    brand = await change_brand.set_logo(await _content(bot, picture), chat, user)
    await prompts.close(message, asked)
    seen = admission.brand_of(brand, user, chat, utc_now())
    sample = await sample_of(seen, chat, user, choose_style)
    await living.begin(message, on_plan(t, mark_screen(t, brand), brand, seen), sample, t)


async def take_words(
    message: Message,
    asked: SentMessage,
    t: Translator,
    user: User,
    chat: Chat,
    change_brand: ChangeBrand,
    choose_style: ChooseStyle,
    living: LivingMessages,
    admission: Admission,
    prompts: Prompts,
) -> None:
    """Raises AdminsOnlyError, WatermarkTextError, BadColorError."""
    brand, text = await change_brand.read(chat, user), message.text or ""
    if asked.role is MessageRole.ACCENT:
        brand = await change_brand(replace(brand, accent_color=typed_color(text)), chat, user)
        screen = brand_color_screen(t, brand)
    else:
        brand = await change_brand(replace(brand, watermark_text=text), chat, user)
        screen = mark_screen(t, brand)
    await prompts.close(message, asked)
    seen = admission.brand_of(brand, user, chat, utc_now())
    sample = await sample_of(seen, chat, user, choose_style)
    await living.begin(message, on_plan(t, screen, brand, seen), sample, t)


async def _content(bot: Bot, picture: PhotoSize | Document) -> bytes:
    if (picture.file_size or 0) > MAX_MB * _MIB:
        raise InvalidImageError("too large", limit_mb=MAX_MB)
    downloaded = await bot.download(picture)
    assert downloaded is not None
    return downloaded.read()
