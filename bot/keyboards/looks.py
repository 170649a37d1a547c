"""Colours and dead buttons, where the Bot API server knows them (see `bot.requests.plain`)."""

from aiogram.enums import ButtonStyle
from aiogram.types import DisabledButton, InlineKeyboardButton

GOOD, BAD, MAIN = ButtonStyle.SUCCESS, ButtonStyle.DANGER, ButtonStyle.PRIMARY


def painted(button: InlineKeyboardButton, style: ButtonStyle) -> InlineKeyboardButton:
    """Return the button in a colour."""
    return button.model_copy(update={"style": style})


def dead_button(text: str, style: ButtonStyle | None = None) -> InlineKeyboardButton:
    """A button that says how things are and cannot be pressed."""
    return InlineKeyboardButton(text=text, disabled=DisabledButton(), style=style)
