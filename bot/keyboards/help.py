"""Buttons of /start and /help."""

from enum import StrEnum
from typing import Literal

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.looks import MAIN
from core.texts import LANGUAGES, Translator

_IN_A_ROW = 2


class Topic(StrEnum):
    """The likeliest questions, in the order they come up."""

    VIDEO = "video"
    SIZE = "size"
    TIME = "time"
    COST = "cost"
    FIND = "find"
    EDIT = "edit"
    STYLE = "style"
    POST = "post"
    GROUP = "group"
    DATA = "data"


class HelpCD(CallbackData, prefix="help"):
    """Without a topic: all questions."""

    topic: Topic | None = None


class SampleCD(CallbackData, prefix="sample"):
    """Asks for the sample short."""


class GreetCD(CallbackData, prefix="greet"):
    """Asks for the greeting in another language."""

    code: Literal["ru", "en"]


def start_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """A sample first; then questions, and the other language."""
    others = [code for code in LANGUAGES if code != t.language]
    second = [
        InlineKeyboardButton(text=t("button-questions"), callback_data=HelpCD().pack()),
        *(
            InlineKeyboardButton(
                text=t(f"button-language-{code}"),
                callback_data=GreetCD.model_validate({"code": code}).pack(),
            )
            for code in others
        ),
    ]
    return InlineKeyboardMarkup(inline_keyboard=[[_sample_button(t)], second])


def help_keyboard(t: Translator, *, private: bool) -> InlineKeyboardMarkup:
    """One button per question, and the sample in private chats."""
    buttons = [
        InlineKeyboardButton(
            text=t(f"button-help-{topic}"), callback_data=HelpCD(topic=topic).pack()
        )
        for topic in Topic
    ]
    rows = [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]
    if private:
        rows.append([_sample_button(t)])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def answer_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """The way back to all questions."""
    back = InlineKeyboardButton(text=t("button-help-back"), callback_data=HelpCD().pack())
    return InlineKeyboardMarkup(inline_keyboard=[[back]])


def _sample_button(t: Translator) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        text=t("button-sample"), callback_data=SampleCD().pack(), style=MAIN
    )
