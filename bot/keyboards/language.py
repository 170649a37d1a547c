"""The choice of the interface language."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from core.texts import LANGUAGES, Translator


class LanguageCD(CallbackData, prefix="lang"):
    code: Literal["ru", "en"]


def language_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """One button per language, named in that language."""
    row = [
        InlineKeyboardButton(
            text=t(f"button-language-{code}"),
            callback_data=LanguageCD.model_validate({"code": code}).pack(),
        )
        for code in LANGUAGES
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])
