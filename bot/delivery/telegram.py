"""Everything that speaks to Telegram, opened together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram import Bot

from bot.delivery.announcements import Announcements
from bot.delivery.caller import ChatCaller
from bot.delivery.memory import ChatMemory
from bot.delivery.rights import TelegramRights
from bot.delivery.source import TelegramSource
from bot.delivery.speaker import Speaker
from bot.delivery.view import TelegramChatView
from bot.requests.pace import PaceRules
from bot.requests.retries import RetryRules
from bot.session import build_bot
from bot.texts import load_texts
from core.ports.uow import UnitOfWorkFactory
from core.settings import BotSettings
from core.tasks import TaskNursery
from core.texts import Texts


@dataclass(frozen=True, slots=True)
class Telegram:
    """The chat service behind the ports `ChatView`, `ChatRights`, `SourceFetcher`, `Announcer`."""

    bot: Bot
    texts: Texts
    view: TelegramChatView
    rights: TelegramRights
    source: TelegramSource
    announcer: Announcements


@asynccontextmanager
async def open_telegram(
    settings: BotSettings,
    uow: UnitOfWorkFactory,
    *,
    pace: PaceRules | None = None,
    retries: RetryRules | None = None,
    texts: Texts | None = None,
) -> AsyncIterator[Telegram]:
    """Open the connection; at the end the edits that wait are made and it is closed.

    Raises ValueError without BOT_TOKEN.
    """
    rules = pace or PaceRules()
    words = texts or load_texts()
    bot = build_bot(settings, pace=rules, retries=retries)
    async with bot.session, TaskNursery() as nursery:
        view = TelegramChatView(
            bot,
            uow,
            words,
            nursery,
            max_upload_bytes=settings.max_upload_bytes,
            edit_every_s=rules.edit_every_s,
        )
        yield Telegram(
            bot,
            words,
            view,
            TelegramRights(bot),
            TelegramSource(bot, settings.max_download_bytes),
            _announcements(bot, uow, words, settings.default_language),
        )
        await view.drain()


def _announcements(
    bot: Bot, uow: UnitOfWorkFactory, words: Texts, default_language: str
) -> Announcements:
    call = ChatCaller(bot, uow)
    return Announcements(call, Speaker(call), ChatMemory(uow), uow, words, default_language)
