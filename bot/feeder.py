"""Hands raw updates to the dispatcher, each on its own."""

import asyncio
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from pydantic import ValidationError

from core.tasks import TaskNursery

log = structlog.get_logger(__name__)

_AT_ONCE = 200


class UpdateFeeder:
    """Handles updates side by side, so that a slow one delays nobody, and a malformed one is
    logged and left behind instead of taking the others with it."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, nursery: TaskNursery) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._nursery = nursery
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._handling: set[asyncio.Task[None]] = set()

    @property
    def update_types(self) -> list[str]:
        """Kinds of updates that have a handler."""
        return self._dispatcher.resolve_used_update_types()

    async def feed(self, update: dict[str, Any]) -> None:
        """Start handling; waits only when very many are being handled."""
        await self._places.acquire()
        task = self._nursery.start(self._handle(update), name=f"update:{update.get('update_id')}")
        self._handling.add(task)
        task.add_done_callback(self._done)

    async def drain(self, within_s: float) -> None:
        """Wait until what was started is handled."""
        if self._handling:
            await asyncio.wait(self._handling, timeout=within_s)

    async def _handle(self, update: dict[str, Any]) -> None:
        try:
            await self._dispatcher.feed_raw_update(self._bot, update)
        except ValidationError as error:
            # The trace would say nothing; the names of the fields say everything.
            log.error(
                "bad_update",
                update_id=update.get("update_id"),
                kinds=sorted(update.keys() - {"update_id"}),
                problems=[".".join(map(str, each["loc"])) for each in error.errors()],
            )
        except Exception:
            log.exception("update_failed", update_id=update.get("update_id"))

    def _done(self, task: asyncio.Task[None]) -> None:
        self._handling.discard(task)
        self._places.release()
