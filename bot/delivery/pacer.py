"""Spaces out edits that come by themselves: the newest wins, the last is never lost."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field

import structlog

from core.domain.errors import ChatUnreachableError, EngineRateLimitedError, ShortsError
from core.tasks import TaskNursery

log = structlog.get_logger(__name__)

Edit = Callable[[], Awaitable[float | None]]
"""Makes an edit. Returns how many seconds it comes too early, when it was not made for that."""


@dataclass
class _Chat:
    waiting: dict[Hashable, Edit] = field(default_factory=dict)
    free_at: float = 0.0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    task: asyncio.Task[None] | None = None


class EditPacer:
    """One queue per chat. `every_s` tells the seconds between two edits in a chat."""

    def __init__(self, nursery: TaskNursery, every_s: Callable[[int], float]) -> None:
        self._nursery = nursery
        self._every_s = every_s
        self._chats: dict[int, _Chat] = {}

    async def put(self, chat_id: int, key: Hashable, edit: Edit) -> None:
        """Make the edit now if the chat may be edited, otherwise as soon as it may.

        A newer edit under the same key takes the place of one that waits. Only an edit made now
        raises, and only ChatUnreachableError: a missed step of a progress bar is made up by the
        next.
        """
        chat = self._chats.setdefault(chat_id, _Chat())
        chat.waiting[key] = edit
        if chat.task is not None:
            return
        if not chat.turn.locked() and time.monotonic() >= chat.free_at:
            await self._make_next(chat_id, chat)
        if chat.waiting and chat.task is None:
            chat.task = self._nursery.start(self._work(chat_id, chat), name=f"edits:{chat_id}")
        self._forget_idle()

    async def drop(self, chat_id: int, key: Hashable) -> None:
        """Forget the edit that waits under this key, and wait for one that is being made."""
        if (chat := self._chats.get(chat_id)) is not None:
            chat.waiting.pop(key, None)
            async with chat.turn:
                pass

    async def drain(self, within_s: float = 6.0) -> None:
        """Make every edit that waits, before the program ends; those whose time does not come
        `within_s` are given up."""
        working = [chat.task for chat in self._chats.values() if chat.task is not None]
        if working:
            await asyncio.wait(working, timeout=within_s)

    async def _work(self, chat_id: int, chat: _Chat) -> None:
        try:
            while chat.waiting:
                if (wait := chat.free_at - time.monotonic()) > 0:
                    await asyncio.sleep(wait)
                elif chat.turn.locked():
                    async with chat.turn:
                        pass
                else:
                    await self._make_next_quietly(chat_id, chat)
        finally:
            chat.task = None

    async def _make_next_quietly(self, chat_id: int, chat: _Chat) -> None:
        try:
            await self._make_next(chat_id, chat)
        except ChatUnreachableError:
            chat.waiting.clear()

    async def _make_next(self, chat_id: int, chat: _Chat) -> None:
        async with chat.turn:
            if not chat.waiting:
                return
            key = next(iter(chat.waiting))
            edit = chat.waiting.pop(key)
            too_early_s = None
            try:
                too_early_s = await edit()
            except ChatUnreachableError:
                raise
            except EngineRateLimitedError as error:
                # Every edit before the time the chat service names makes it longer.
                too_early_s = error.retry_after.total_seconds() if error.retry_after else None
                log.warning("edits_flooded", chat_id=chat_id, wait_s=too_early_s)
            except Exception as error:
                expected = isinstance(error, ShortsError)
                log.warning("edit_failed", chat_id=chat_id, error=str(error), exc_info=not expected)
            finally:
                chat.free_at = time.monotonic() + (too_early_s or self._every_s(chat_id))
            if too_early_s:
                chat.waiting.setdefault(key, edit)

    def _forget_idle(self) -> None:
        now = time.monotonic()
        for chat_id, chat in tuple(self._chats.items()):
            busy = chat.task is not None or chat.waiting or chat.turn.locked()
            if not busy and chat.free_at < now:
                del self._chats[chat_id]
