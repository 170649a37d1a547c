"""Buttons of /privacy and /forget."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.looks import BAD
from core.texts import Translator


class ForgetCD(CallbackData, prefix="forget"):
    """`sure`: None opens the question."""

    sure: bool | None = None


def privacy_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """The way from /privacy to /forget."""
    button = InlineKeyboardButton(text=t("button-forget"), callback_data=ForgetCD().pack())
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def forget_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """Yes and no, the yes in red."""
    yes = InlineKeyboardButton(
        text=t("button-forget-surely"), callback_data=ForgetCD(sure=True).pack(), style=BAD
    )
    no = InlineKeyboardButton(
        text=t("button-forget-not"), callback_data=ForgetCD(sure=False).pack()
    )
    return InlineKeyboardMarkup(inline_keyboard=[[yes], [no]])
