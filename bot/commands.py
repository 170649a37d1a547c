"""The bot's face: command menus and descriptions, per scope and language."""

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeUnion,
)

from core.texts import Texts, Translator

log = structlog.get_logger(__name__)

_PRIVATE = (
    "start",
    "find",
    "status",
    "channels",
    "queue",
    "settings",
    "cancel",
    "language",
    "help",
)
_GROUP = ("shorts", "find", "status", "settings", "cancel", "language", "help")

# Telegram shows the set without a code to everybody whose language has none of its own.
_FACES: tuple[tuple[str | None, str], ...] = ((None, "en"), ("ru", "ru"))


async def publish_face(bot: Bot, texts: Texts) -> None:
    """Set menus and descriptions; a failure is logged and no more."""
    try:
        for code, language in _FACES:
            t = texts.translator(language)
            await _set_menu(bot, t, _PRIVATE, BotCommandScopeAllPrivateChats(), code)
            await _set_menu(bot, t, _GROUP, BotCommandScopeAllGroupChats(), code)
            await bot.set_my_description(t("bot-description"), language_code=code)
            await bot.set_my_short_description(t("bot-short-description"), language_code=code)
    except TelegramAPIError as error:
        log.warning("face_not_published", error=type(error).__name__)


async def _set_menu(
    bot: Bot, t: Translator, names: tuple[str, ...], scope: BotCommandScopeUnion, code: str | None
) -> None:
    menu = [BotCommand(command=name, description=t(f"command-{name}")) for name in names]
    await bot.set_my_commands(menu, scope=scope, language_code=code)
