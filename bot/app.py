"""The bot as a running program."""

import asyncio

import structlog
from aiogram.exceptions import TelegramNetworkError, TelegramServerError, TelegramUnauthorizedError

from bot.commands import publish_face
from bot.delivery import Telegram, open_telegram
from bot.dispatcher import BotParts, build_dispatcher
from bot.feeder import UpdateFeeder
from bot.health import Heartbeat
from bot.polling import BadTokenError, Poller
from bot.webhook import WebhookServer
from core.bootstrap import speech_engines
from core.domain.pipeline import Lane
from core.domain.plans import PlanLimits
from core.ports.queue import JobQueue
from core.ports.uow import UnitOfWorkFactory
from core.settings import Settings
from core.storage.objects.factory import open_object_store
from core.tasks import TaskNursery

log = structlog.get_logger(__name__)


async def run_bot(
    settings: Settings,
    uow: UnitOfWorkFactory,
    queue: JobQueue,
    limits: PlanLimits,
    stop: asyncio.Event,
) -> None:
    """Serve until `stop`; what was begun is finished first.

    Raises BadTokenError, ValueError without a token.
    """
    heartbeat = Heartbeat(settings.queue)
    try:
        async with TaskNursery() as nursery, open_telegram(settings.bot, uow) as telegram:
            dispatcher = build_dispatcher(bot_parts(settings, uow, queue, limits, telegram))
            feeder = UpdateFeeder(telegram.bot, dispatcher, nursery)
            nursery.start(publish_face(telegram.bot, telegram.texts), name="face")
            log.info("bot_started", webhook=settings.bot.telegram_webhook_url is not None)
            if settings.bot.telegram_webhook_url is not None:
                server = WebhookServer(telegram.bot, feeder, settings.bot, heartbeat.beat)
                await server.run(stop)
            else:
                await _leave_webhook(telegram)
                timeout_s = settings.bot.telegram_polling_timeout_s
                poller = Poller(telegram.bot, feeder, timeout_s=timeout_s, on_alive=heartbeat.beat)
                await poller.run(stop)
            log.info("bot_stopped")
    finally:
        await heartbeat.aclose()


def bot_parts(
    settings: Settings,
    uow: UnitOfWorkFactory,
    queue: JobQueue,
    limits: PlanLimits,
    telegram: Telegram,
) -> BotParts:
    """Return the parts of the dispatcher for these settings."""
    return BotParts(
        uow=uow,
        queue=queue,
        view=telegram.view,
        rights=telegram.rights,
        texts=telegram.texts,
        limits=limits,
        slots={Lane.LIGHT: settings.queue.light_jobs, Lane.HEAVY: settings.queue.heavy_jobs},
        server_limit_bytes=settings.bot.max_download_bytes,
        default_language=settings.bot.default_language,
        engines=speech_engines(settings),
        objects=open_object_store(settings.storage),
    )


async def _leave_webhook(telegram: Telegram) -> None:
    """A webhook left behind would refuse every poll."""
    try:
        await telegram.bot.delete_webhook()
    except TelegramUnauthorizedError as error:
        raise BadTokenError("Telegram does not accept BOT_TOKEN") from error
    except (TelegramNetworkError, TelegramServerError) as error:
        log.warning("webhook_not_deleted", error=type(error).__name__)
