"""Opens what a worker needs, and closes it in reverse."""

import os
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.delivery import open_telegram
from core import bootstrap
from core.domain.ids import new_id
from core.domain.pipeline import Lane
from core.engines.render.remotion import RemotionRenderer
from core.queueing.arq_queue import ArqJobQueue
from core.queueing.redis import close_redis, open_redis
from core.services.admin.watch_engines import WatchEngines
from core.services.channel_access import ChannelAccess
from core.services.jobs import HandOver
from core.services.progress_estimate import EstimateProgress
from core.settings import Settings
from core.stages.detect import load_prompt
from core.storage.database import create_unit_of_work_factory
from core.storage.objects.factory import open_object_store
from worker.context import WorkerContext
from worker.shadow import open_shadow
from worker.sources import AnySource


@asynccontextmanager
async def open_context(settings: Settings) -> AsyncIterator[WorkerContext]:
    """Connect to everything. Raises ShortsError or ValueError for what is missing or wrong."""
    async with AsyncExitStack() as stack:
        uow, close_database = create_unit_of_work_factory(settings.database)
        stack.push_async_callback(close_database)
        queue = await ArqJobQueue.connect(settings.queue.redis_url, settings.queue.queue_prefix)
        stack.push_async_callback(queue.aclose)
        redis = open_redis(settings.queue.redis_url)
        stack.push_async_callback(close_redis, redis)
        engines = WatchEngines(uow)
        model = bootstrap.language_model(settings, stack, redis, engines)
        prompt = load_prompt(settings.llm.viral_prompt_version)
        telegram = await stack.enter_async_context(open_telegram(settings.bot, uow))
        token = settings.render.token
        limits = bootstrap.plan_limits(settings.limits)
        renderer = await stack.enter_async_context(
            RemotionRenderer(settings.render.url, token.get_secret_value() if token else None)
        )
        yield WorkerContext(
            uow=uow,
            hand_over=HandOver(uow, queue),
            estimate=EstimateProgress(uow, slots(settings)),
            objects=open_object_store(settings.storage),
            chat=telegram.view,
            announcer=telegram.announcer,
            channels=ChannelAccess(uow, telegram.rights),
            fetcher=AnySource(telegram.source, bootstrap.link_source(settings.links, limits)),
            tools=bootstrap.media_tools(),
            transcribers=bootstrap.transcribers(settings, stack, engines),
            model=model,
            prompt=prompt,
            tuning=bootstrap.tuning(settings),
            shadow=open_shadow(settings, stack, redis, model, prompt),
            faces=bootstrap.face_analyzer(settings.models),
            renderer=renderer,
            limits=limits,
            admission=bootstrap.admission(settings),
            max_upload_bytes=settings.bot.max_upload_bytes,
            look_ahead=settings.queue.look_ahead,
            scratch=settings.storage.scratch_dir,
            worker_id=f"{socket.gethostname()}:{os.getpid()}:{new_id().hex[-8:]}",
        )


def slots(settings: Settings) -> dict[Lane, int]:
    """Return how many jobs of a lane run side by side in one worker."""
    return {Lane.LIGHT: settings.queue.light_jobs, Lane.HEAVY: settings.queue.heavy_jobs}
