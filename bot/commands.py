"""The bot's face: command menus and descriptions, per scope and language."""

from collections.abc import Sequence

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
    MenuButtonCommands,
)

from core.texts import Texts, Translator

log = structlog.get_logger(__name__)

_PRIVATE = (
    "find",
    "clip",
    "status",
    "cancel",
    "style",
    "channels",
    "queue",
    "settings",
    "help",
    "language",
    "privacy",
    "forget",
    "start",
)
_PAID = ("plan", "paysupport")
_GROUP = ("shorts", "find", "clip", "status", "cancel", "help", "privacy")
_GROUP_ADMINS = (*_GROUP, "settings", "style", "language", "here")
_ADMIN = ("admin",)

# Telegram shows the set without a code to everybody whose language has none of its own.
_FACES: tuple[tuple[str | None, str], ...] = ((None, "en"), ("ru", "ru"))


async def publish_face(
    bot: Bot, texts: Texts, *, admins: Sequence[int] = (), plans: bool = False
) -> None:
    """Set menus and descriptions; `admins` see their own command, `plans` brings those of paying.

    A failure is logged and no more.
    """
    private = (*_PRIVATE, *(_PAID if plans else ()))
    try:
        for code, language in _FACES:
            t = texts.translator(language)
            await _set_menu(bot, t, private, BotCommandScopeAllPrivateChats(), code)
            await _set_menu(bot, t, _GROUP, BotCommandScopeAllGroupChats(), code)
            await _set_menu(bot, t, _GROUP_ADMINS, BotCommandScopeAllChatAdministrators(), code)
            await bot.set_my_description(t("bot-description"), language_code=code)
            await bot.set_my_short_description(t("bot-short-description"), language_code=code)
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    except TelegramAPIError as error:
        log.warning("face_not_published", error=type(error).__name__)
        return
    for admin in admins:
        await _greet_admin(bot, texts, admin, (*_ADMIN, *private))


async def _greet_admin(bot: Bot, texts: Texts, admin: int, names: tuple[str, ...]) -> None:
    scope = BotCommandScopeChat(chat_id=admin)
    try:
        for code, language in _FACES:
            await _set_menu(bot, texts.translator(language), names, scope, code)
    except TelegramAPIError as error:
        # Who never wrote to the bot has no chat with it yet.
        log.info("admin_menu_not_published", admin=admin, error=type(error).__name__)


async def _set_menu(
    bot: Bot, t: Translator, names: tuple[str, ...], scope: BotCommandScopeUnion, code: str | None
) -> None:
    menu = [BotCommand(command=name, description=t(f"command-{name}")) for name in names]
    await bot.set_my_commands(menu, scope=scope, language_code=code)
