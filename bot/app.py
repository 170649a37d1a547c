"""The bot as a running program."""

import asyncio
import gc
from datetime import timedelta

import structlog
from aiogram.exceptions import TelegramNetworkError, TelegramServerError, TelegramUnauthorizedError

from bot.books import Books
from bot.charts import Charts
from bot.commands import publish_face
from bot.delivery import Telegram, open_telegram
from bot.dispatcher import BotParts, build_dispatcher
from bot.feeder import UpdateFeeder
from bot.health import Heartbeat
from bot.polling import BadTokenError, Poller
from bot.star_desk import StarDesk
from bot.webhook import WebhookServer
from core.bootstrap import (
    admission,
    language_models,
    retention_rules,
    speech_engines,
    still_drawer,
)
from core.domain.pipeline import Lane
from core.domain.plans import PlanLimits
from core.ports.queue import JobQueue
from core.ports.uow import UnitOfWorkFactory
from core.processes import this_process, watch_rules
from core.services.admin.admins import Admins
from core.services.admin.watch import Watch
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
            services = dispatcher["read_ledger"], dispatcher["subscriptions"]
            nursery.start(Books(telegram.bot, telegram.texts, *services).keep(), name="books")
            feeder = UpdateFeeder(telegram.bot, dispatcher, nursery)
            nursery.start(_watch(settings, uow, telegram).keep(), name="watch")
            face = publish_face(
                telegram.bot,
                telegram.texts,
                admins=settings.bot.admin_ids,
                plans=settings.plans.sold,
            )
            nursery.start(face, name="face")
            _keep_for_good()
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
        admins=Admins(settings.bot.admin_ids),
        charts=Charts(settings.storage.scratch_dir),
        silent_after=timedelta(seconds=settings.queue.lost_after_s),
        engines=speech_engines(settings),
        models=language_models(settings),
        retention=retention_rules(settings.retention),
        objects=open_object_store(settings.storage),
        admission=admission(settings),
        desk=StarDesk(telegram.bot, telegram.texts, settings.bot.default_language),
        support_contact=settings.plans.support_contact,
        draw_still=still_drawer(settings.render),
    )


def _keep_for_good() -> None:
    """Tell the garbage collector that what is there now stays: looking through all the libraries
    and texts stops everything for a quarter of a second, whenever it thinks it is time."""
    gc.collect()
    gc.freeze()


def _watch(settings: Settings, uow: UnitOfWorkFactory, telegram: Telegram) -> Watch:
    admins = Admins(settings.bot.admin_ids)
    return Watch(uow, telegram.announcer, admins, this_process("bot"), watch_rules(settings))


async def _leave_webhook(telegram: Telegram) -> None:
    """A webhook left behind would refuse every poll."""
    try:
        await telegram.bot.delete_webhook()
    except TelegramUnauthorizedError as error:
        raise BadTokenError("Telegram does not accept BOT_TOKEN") from error
    except (TelegramNetworkError, TelegramServerError) as error:
        log.warning("webhook_not_deleted", error=type(error).__name__)
