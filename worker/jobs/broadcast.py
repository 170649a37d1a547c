"""Sending a message to everybody: one chat after the other, and to no chat twice.

That a chat is being sent to is written down before. What is found written down by a worker that
takes over was sent or not, nobody knows: it is not sent again.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import structlog

from core.domain.clock import utc_now
from core.domain.errors import (
    ChatUnreachableError,
    EngineAuthError,
    EngineRateLimitedError,
    EngineUnavailableError,
    MessageGoneError,
    PostRefusedError,
    PostUnsureError,
    ShortsError,
)
from core.domain.records.broadcast import Broadcast, BroadcastStatus, TargetState
from core.domain.records.people import Chat
from core.tasks import TaskNursery, to_the_end
from worker.context import WorkerContext
from worker.endings import patiently

log = structlog.get_logger(__name__)

EVERY_S = 1 / 20
"""Between two chats: the service takes about 30 messages a second, and people who use the program
meanwhile need some of them."""
BEAT_EVERY_S = 2.0
SILENT_AFTER = timedelta(seconds=30)
NEWS_EVERY_S = 3.0
TROUBLE_WAIT = timedelta(seconds=15)


async def send_broadcasts(context: WorkerContext) -> None:
    """Send those that are under way until none is left to this worker. Raises StorageError."""
    while (broadcast := await _take(context)) is not None:
        await _send(context, broadcast)


async def _take(context: WorkerContext) -> Broadcast | None:
    now = utc_now()
    async with context.uow() as uow:
        broadcast = await uow.broadcasts.take(context.worker_id, now, now - SILENT_AFTER)
        await uow.commit()
    return broadcast


async def _send(context: WorkerContext, broadcast: Broadcast) -> None:
    """Send to everybody left. Whoever ends before gives it back, for others to go on."""
    log.info("broadcast_taken", broadcast=str(broadcast.id))
    told_at = time.monotonic()
    resume_in: timedelta | None = None
    try:
        async with _heartbeat(context, broadcast) as over:
            while not over.is_set() and resume_in is None:
                chat = await _next(context, broadcast)
                if chat is None:
                    # Everybody has it; or it was stopped, or taken over after a silence.
                    if await _still_ours(context, broadcast):
                        await _end(context, broadcast, BroadcastStatus.DONE)
                    break
                # Shutting down or not: what became of a message under way is written down.
                resume_in = await to_the_end(_send_to(context, broadcast, chat))
                if time.monotonic() - told_at > NEWS_EVERY_S:
                    await _tell(context, broadcast)
                    told_at = time.monotonic()
                await asyncio.sleep(EVERY_S)
    finally:
        await to_the_end(_release(context, broadcast, resume_in))
    await _tell(context, broadcast)


async def _send_to(context: WorkerContext, broadcast: Broadcast, chat: Chat) -> timedelta | None:
    """Send to one chat, and write down what came of it; return how long nothing can be sent."""
    pause: timedelta | None = None
    try:
        await context.announcer.announce(broadcast, chat)
        state = TargetState.SENT
    except ChatUnreachableError as error:
        log.info("broadcast_unwanted", chat=str(chat.id), error=str(error))
        state = TargetState.BLOCKED
    except EngineRateLimitedError as error:
        state, pause = TargetState.WAITING, error.retry_after or TROUBLE_WAIT
    except (EngineUnavailableError, EngineAuthError):
        state, pause = TargetState.WAITING, TROUBLE_WAIT
    except PostRefusedError as error:
        log.info("broadcast_refused", chat=str(chat.id), error=str(error))
        state = TargetState.FAILED
    except MessageGoneError as error:
        await _end(context, broadcast, BroadcastStatus.STOPPED, error)
        state = TargetState.WAITING
    except PostUnsureError:
        # What is broken now would leave the next chats in doubt as well.
        state, pause = TargetState.UNSURE, TROUBLE_WAIT
    except ShortsError as error:
        log.warning("broadcast_failed", chat=str(chat.id), error=repr(error))
        state = TargetState.FAILED
    await patiently(lambda: _settle(context, broadcast, chat, state))
    return pause


async def _next(context: WorkerContext, broadcast: Broadcast) -> Chat | None:
    async with context.uow() as uow:
        chat = await uow.broadcasts.next_target(broadcast.id, context.worker_id)
        await uow.commit()
    return chat


async def _settle(
    context: WorkerContext, broadcast: Broadcast, chat: Chat, state: TargetState
) -> None:
    async with context.uow() as uow:
        await uow.broadcasts.settle(broadcast.id, chat.id, state)
        if state is TargetState.BLOCKED:
            await uow.chats.set_active(chat.id, active=False)
        await uow.commit()


async def _end(
    context: WorkerContext,
    broadcast: Broadcast,
    status: BroadcastStatus,
    error: ShortsError | None = None,
) -> None:
    async with context.uow() as uow:
        key = error.key if error is not None else None
        await uow.broadcasts.end(broadcast.id, status, utc_now(), key)
        await uow.commit()


async def _release(
    context: WorkerContext, broadcast: Broadcast, resume_in: timedelta | None
) -> None:
    resume_at = utc_now() + resume_in if resume_in is not None else None
    async with context.uow() as uow:
        await uow.broadcasts.release(broadcast.id, context.worker_id, resume_at)
        await uow.commit()


async def _tell(context: WorkerContext, broadcast: Broadcast) -> None:
    try:
        await context.announcer.show_broadcast(broadcast.id)
    except ShortsError as error:
        log.info("broadcast_not_told", broadcast=str(broadcast.id), error=str(error))


@asynccontextmanager
async def _heartbeat(context: WorkerContext, broadcast: Broadcast) -> AsyncIterator[asyncio.Event]:
    """Beat while the body runs; the event is set once the broadcast is stopped, or not ours any
    more."""
    over = asyncio.Event()

    async def beat() -> None:
        while True:
            if not await _still_ours(context, broadcast):
                break
            await asyncio.sleep(BEAT_EVERY_S)
        over.set()

    async with TaskNursery() as nursery:
        nursery.start(beat(), name=f"broadcast-{broadcast.id}")
        yield over


async def _still_ours(context: WorkerContext, broadcast: Broadcast) -> bool:
    try:
        async with context.uow() as uow:
            ours = await uow.broadcasts.beat(broadcast.id, context.worker_id, utc_now())
            await uow.commit()
    except Exception as error:  # noqa: BLE001  (a beat that ends would stop the sending)
        log.warning("beat_failed", error=repr(error))
        return True
    return ours
