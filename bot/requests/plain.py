"""Buttons for Bot API servers that are older than this program."""

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

log = structlog.get_logger(__name__)

NOTHING = "-"
"""Callback data of a button that only says something."""

_REFUSALS = ("Text buttons are unallowed", "BUTTON_TYPE_INVALID", "invalid button style")


class PlainButtons(BaseRequestMiddleware):
    """Colours and dead buttons are of Bot API 9.4 and 10.3. The first refusal of one is remembered:
    from then on dead buttons are ones that do nothing, and all are of one colour."""

    def __init__(self) -> None:
        self._old_server = False

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        markup = getattr(method, "reply_markup", None)
        if not isinstance(markup, InlineKeyboardMarkup) or not _is_modern(markup):
            return await make_request(bot, method)
        if not self._old_server:
            try:
                return await make_request(bot, method)
            except TelegramBadRequest as error:
                if not any(reason in error.message for reason in _REFUSALS):
                    raise
                self._old_server = True
                log.info("old_bot_api_server", refused=error.message)
        plain = method.model_copy(update={"reply_markup": _plain(markup)})
        return await make_request(bot, plain.as_(bot))


def _is_modern(markup: InlineKeyboardMarkup) -> bool:
    buttons = (button for row in markup.inline_keyboard for button in row)
    return any(button.style is not None or button.disabled is not None for button in buttons)


def _plain(markup: InlineKeyboardMarkup) -> InlineKeyboardMarkup:
    rows = [[_plain_button(button) for button in row] for row in markup.inline_keyboard]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _plain_button(button: InlineKeyboardButton) -> InlineKeyboardButton:
    if button.disabled is not None:
        return InlineKeyboardButton(text=button.text, callback_data=NOTHING)
    return button.model_copy(update={"style": None})
