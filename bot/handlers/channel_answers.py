"""What people type about a channel: a caption, a time zone."""

from typing import Any

from aiogram import F, Router
from aiogram.types import Message

from bot.prompts import Prompts
from bot.screens.channel import channel_screen
from bot.screens.cut import units
from bot.screens.moment import zone_name
from core.domain.records.delivery import MessageRole, SentMessage
from core.domain.records.people import User
from core.services.change_channel import ChangeChannel
from core.texts import Translator


def build_router() -> Router:
    router = Router(name="channel_answers")
    router.message.register(take_answer, F.reply_to_message, F.text, answers_us)
    return router


async def answers_us(message: Message, prompts: Prompts) -> bool | dict[str, Any]:
    asked = await prompts.answered_by(message, MessageRole.TEMPLATE, MessageRole.ZONE)
    return {"asked": asked} if asked is not None else False


async def take_answer(
    message: Message, asked: SentMessage, t: Translator, user: User, change_channel: ChangeChannel
) -> None:
    """Take it over and show the channel as it is then. Raises BadTemplateError,
    TemplateTooLongError, BadZoneError."""
    text = message.text or ""
    if asked.role is MessageRole.ZONE:
        channel = await change_channel.set_zone(asked.subject_id, user, text)
        said = t("zone-saved", zone=zone_name(t.plain, channel.rules.time_zone))
    else:
        channel = await change_channel.set_template(
            asked.subject_id, user, message.html_text, units(text)
        )
        said = t("template-saved")
    screen = channel_screen(t, channel)
    await message.answer(f"{said}\n\n{screen.text}", reply_markup=screen.keyboard)
