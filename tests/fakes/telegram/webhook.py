"""Delivery of updates to the bot's webhook: in order, repeated until it answers 2xx."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import ClientError, ClientSession, ClientTimeout

from .wire import Json, present

if TYPE_CHECKING:
    from .backend import Backend

_RETRY_S = 0.1
_TIMEOUT = ClientTimeout(total=60)


@dataclass
class Webhook:
    """What setWebhook asked for and how the last delivery went."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error_at: int = 0
    last_error: str = ""

    def info(self, pending: int, allowed: frozenset[str] | None) -> Json:
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": pending,
        }
        if not self.url:
            return info
        return info | present(
            max_connections=self.max_connections,
            last_error_date=self.last_error_at or None,
            last_error_message=self.last_error,
            allowed_updates=sorted(allowed or ()),
        )


class WebhookPump:
    """Runs for the life of the server and works while an address is set."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def close(self) -> None:
        """Stop; an unforeseen failure of the pump is raised here."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=not self._task.done())

    async def _run(self) -> None:
        updates = self._backend.updates
        async with ClientSession(timeout=_TIMEOUT) as session:
            while True:
                await updates.arrival()
                hook = self._backend.webhook
                if not hook.url:
                    await self._backend.webhook_changed.wait()
                    continue
                update = updates.pending[0]
                if await self._deliver(session, hook, update):
                    updates.confirm(update["update_id"] + 1)
                    self._backend.journal.wake()
                else:
                    self._backend.journal.wake()
                    await asyncio.sleep(_RETRY_S)

    async def _deliver(self, session: ClientSession, hook: Webhook, update: Json) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret_token}
        try:
            async with session.post(
                hook.url, json=update, headers=headers if hook.secret_token else None
            ) as answer:
                body = await answer.read()
                if answer.ok:
                    self._refuse_reply(body)
                    return True
                hook.last_error = f"Wrong response from the webhook: {answer.status}"
        except (ClientError, TimeoutError) as error:
            hook.last_error = f"Connection failed: {type(error).__name__}"
        hook.last_error_at = int(time.time())
        return False

    def _refuse_reply(self, body: bytes) -> None:
        if b"method" in body:
            self._backend.violate("the webhook answered with a method call: not supported here")
