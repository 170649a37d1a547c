"""What people type about their styles: a name, a colour."""

from typing import Any

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.handlers.style_menu import page_of
from bot.keyboards.menu import StyleAction, StyleCD
from bot.living import LivingMessages
from bot.prompts import Prompts
from bot.samples import Sample
from bot.screens.style import part_screen
from core.domain.errors import OutdatedError, StyleGoneError
from core.domain.records.delivery import MessageRole, SentMessage
from core.domain.records.people import Chat, User
from core.domain.records.preset import CaptionPreset
from core.domain.style_rules import typed_color
from core.domain.style_steps import StylePart, stepped
from core.services.choose_style import ChooseStyle
from core.services.own_styles import OwnStyles
from core.texts import Translator

_COLORS = {
    StylePart.COLOR: MessageRole.STYLE_COLOR,
    StylePart.HIGHLIGHT_COLOR: MessageRole.STYLE_HIGHLIGHT,
    StylePart.STROKE_COLOR: MessageRole.STYLE_STROKE,
    StylePart.BOX_COLOR: MessageRole.STYLE_BOX,
}
_PARTS = {role: part for part, role in _COLORS.items()}


def build_router() -> Router:
    router = Router(name="style_answers")
    router.callback_query.register(ask_name, StyleCD.filter(F.action == StyleAction.NAME))
    router.callback_query.register(ask_color, StyleCD.filter(F.action == StyleAction.COLOR))
    router.message.register(take_name, F.reply_to_message, F.text, answers_name)
    router.message.register(take_color, F.reply_to_message, F.text, answers_color)
    return router


async def ask_name(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    own_styles: OwnStyles,
    prompts: Prompts,
) -> None:
    preset = await _own(own_styles, user, callback_data)
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        text = t("ask-style-name", name=preset.name)
        await prompts.ask(callback.message, preset.id, MessageRole.STYLE_NAME, text)


async def ask_color(
    callback: CallbackQuery,
    callback_data: StyleCD,
    t: Translator,
    user: User,
    own_styles: OwnStyles,
    prompts: Prompts,
) -> None:
    preset = await _own(own_styles, user, callback_data)
    part = next((each for each in _COLORS if each == callback_data.arg), None)
    if part is None:
        raise OutdatedError(f"no colour {callback_data.arg!r}")
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        await prompts.ask(callback.message, preset.id, _COLORS[part], t("ask-color"))


async def answers_name(message: Message, prompts: Prompts) -> bool | dict[str, Any]:
    asked = await prompts.answered_by(message, MessageRole.STYLE_NAME)
    return {"asked": asked} if asked is not None else False


async def answers_color(message: Message, prompts: Prompts) -> bool | dict[str, Any]:
    asked = await prompts.answered_by(message, *_PARTS)
    return {"asked": asked} if asked is not None else False


async def take_name(
    message: Message,
    asked: SentMessage,
    t: Translator,
    user: User,
    chat: Chat,
    choose_style: ChooseStyle,
    own_styles: OwnStyles,
    living: LivingMessages,
    prompts: Prompts,
) -> None:
    """Raises StyleNameError, StyleNameTakenError, StyleGoneError."""
    preset = await own_styles.rename(user, asked.subject_id, message.text or "")
    await prompts.close(message, asked)
    screen = await page_of(t, preset, user, chat, choose_style, own_styles)
    await living.begin(message, screen, Sample(preset.style), t)


async def take_color(
    message: Message,
    asked: SentMessage,
    t: Translator,
    user: User,
    own_styles: OwnStyles,
    living: LivingMessages,
    prompts: Prompts,
) -> None:
    """Raises BadColorError, StyleGoneError."""
    preset = await own_styles.get(user, asked.subject_id)
    part = _PARTS[asked.role]
    style = stepped(preset.style, part, typed_color(message.text or ""))
    preset = await own_styles.restyle(user, preset.id, style)
    await prompts.close(message, asked)
    await living.begin(message, part_screen(t, preset, part), Sample(preset.style), t)


async def _own(own_styles: OwnStyles, user: User, pressed: StyleCD) -> CaptionPreset:
    preset = await own_styles.get(user, pressed.preset_id)
    if preset.owner_id != user.id:
        raise StyleGoneError(f"preset {preset.id} is not {user.id}'s own")
    return preset
