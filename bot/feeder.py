"""Hands raw updates to the dispatcher, each on its own."""

import asyncio
from functools import cached_property
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from pydantic import ValidationError

from core.tasks import TaskNursery

log = structlog.get_logger(__name__)

_AT_ONCE = 200
_PATIENCE_S = 5.0


class UpdateFeeder:
    """Handles updates side by side, and a malformed one is logged and left behind instead of
    taking the others with it.

    What is said in one chat is answered in order, unless the answer before takes very long.
    Presses are not put in a row: a stop button works while the bot is busy.
    """

    def __init__(self, bot: Bot, dispatcher: Dispatcher, nursery: TaskNursery) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._nursery = nursery
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._handling: set[asyncio.Task[None]] = set()
        self._last_in_chat: dict[int, asyncio.Task[None]] = {}

    @cached_property
    def update_types(self) -> list[str]:
        """Kinds of updates that have a handler."""
        return self._dispatcher.resolve_used_update_types()

    async def feed(self, update: dict[str, Any]) -> None:
        """Start handling; waits only when very many are being handled."""
        await self._places.acquire()
        chat_id = _row_of(update)
        before = None if chat_id is None else self._last_in_chat.get(chat_id)
        name = f"update:{update.get('update_id')}"
        task = self._nursery.start(self._handle(update, before), name=name)
        self._handling.add(task)
        if chat_id is not None:
            self._last_in_chat[chat_id] = task
        task.add_done_callback(lambda done: self._done(done, chat_id))

    async def drain(self, within_s: float) -> None:
        """Wait until what was started is handled."""
        if self._handling:
            await asyncio.wait(self._handling, timeout=within_s)

    async def _handle(self, update: dict[str, Any], before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait({before}, timeout=_PATIENCE_S)
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

    def _done(self, task: asyncio.Task[None], chat_id: int | None) -> None:
        self._handling.discard(task)
        self._places.release()
        if chat_id is not None and self._last_in_chat.get(chat_id) is task:
            del self._last_in_chat[chat_id]


def _row_of(update: dict[str, Any]) -> int | None:
    """Return the chat in whose row the update stands; anything may be missing or wrong."""
    event = update.get("message") or update.get("my_chat_member")
    chat = event.get("chat") if isinstance(event, dict) else None
    chat_id = chat.get("id") if isinstance(chat, dict) else None
    return chat_id if isinstance(chat_id, int) else None
