"""`python -m bot`."""

import asyncio
import os
import signal
import sys
from typing import NoReturn

from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError

from bot.app import run_bot
from bot.polling import BadTokenError
from core.bootstrap import plan_limits
from core.domain.errors import ShortsError
from core.logs import configure_logging
from core.queueing.arq_queue import ArqJobQueue
from core.settings import Settings
from core.storage.database import create_unit_of_work_factory
from core.storage.migrate import upgrade_to_head


async def serve(settings: Settings) -> None:
    """Open the database and the queue, and run the bot until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await upgrade_to_head(settings.database.url)
    uow, close_database = create_unit_of_work_factory(settings.database)
    try:
        queue = await ArqJobQueue.connect(settings.queue.redis_url, settings.queue.queue_prefix)
        try:
            await run_bot(settings, uow, queue, plan_limits(settings.limits), stop)
        finally:
            await queue.aclose()
    finally:
        await close_database()


def main() -> None:
    settings = Settings()
    configure_logging(settings.log)
    if settings.bot.bot_token is None:
        _misconfigured("BOT_TOKEN is not set: get one from @BotFather and put it into .env")
    try:
        asyncio.run(serve(settings))
    except (BadTokenError, TokenValidationError, TelegramUnauthorizedError):
        _misconfigured("Telegram does not accept BOT_TOKEN: check it with @BotFather")
    except ValueError as error:
        _misconfigured(f"a setting is wrong: {error}")
    except ShortsError as error:
        sys.exit(f"the bot cannot start: {error}")


def _misconfigured(message: str) -> NoReturn:
    """Leave with the exit code that tells a supervisor not to start us again."""
    sys.stderr.write(f"{message}\n")
    sys.exit(os.EX_CONFIG)


if __name__ == "__main__":
    main()
