"""Long polling that nothing stops but a wrong token.

Updates are read as plain JSON: one that the library cannot parse would otherwise come back with
every poll and block those behind it.
"""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import structlog
from aiogram import Bot
from aiohttp import ClientError, ClientTimeout

from bot.feeder import UpdateFeeder
from bot.session import ShortsSession
from core.tasks import TaskNursery

log = structlog.get_logger(__name__)

_ANSWER_WITHIN_S = 15
_FIRST_DELAY_S = 0.5
_LAST_DELAY_S = 15.0
_DRAIN_WITHIN_S = 20.0


class BadTokenError(Exception):
    """Telegram does not know this token: no retry helps."""


class _TroubleError(Exception):
    def __init__(self, reason: str, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after_s = retry_after_s


async def _nothing() -> None:
    return


class Poller:
    """Asks for updates and feeds them one by one."""

    def __init__(
        self,
        bot: Bot,
        feeder: UpdateFeeder,
        *,
        timeout_s: int,
        on_alive: Callable[[], Awaitable[None]] = _nothing,
    ) -> None:
        """`timeout_s` is how long one poll waits for news; `on_alive` is called after each poll
        that went well."""
        self._bot = bot
        self._feeder = feeder
        self._timeout_s = timeout_s
        self._on_alive = on_alive
        self._offset: int | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop`, then let what was started finish. Raises BadTokenError."""
        async with TaskNursery() as nursery:
            polling = nursery.start(self._poll(), name="polling")
            stopping = nursery.start(stop.wait(), name="stop")
            await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if polling.done():
                raise polling.result()
        await self._feeder.drain(_DRAIN_WITHIN_S)
        await self._confirm()

    async def _poll(self) -> BadTokenError:
        """Return only when polling is of no use any more."""
        failures = 0
        while True:
            try:
                updates = await self._get_updates(self._timeout_s)
            except BadTokenError as error:
                return error
            except _TroubleError as trouble:
                failures += 1
                await asyncio.sleep(trouble.retry_after_s or _delay_s(failures))
                continue
            failures = 0
            await self._on_alive()
            for update in updates:
                await self._take(update)

    async def _take(self, update: Any) -> None:  # noqa: ANN401
        number = update.get("update_id") if isinstance(update, dict) else None
        if not isinstance(number, int):
            log.error("bad_update", problems=["update_id"])
            return
        self._offset = number + 1
        await self._feeder.feed(update)

    async def _confirm(self) -> None:
        """Tell the server what was handled, so that it is not sent again after a restart."""
        if self._offset is not None:
            try:
                await self._get_updates(0, limit=1)
            except (_TroubleError, BadTokenError):
                log.warning("updates_not_confirmed")

    async def _get_updates(self, timeout_s: int, limit: int = 100) -> list[Any]:
        """Raises _TroubleError, BadTokenError."""
        session = self._bot.session
        assert isinstance(session, ShortsSession)
        url = session.api.api_url(self._bot.token, "getUpdates")
        question = {
            "offset": self._offset,
            "limit": limit,
            "timeout": timeout_s,
            "allowed_updates": self._feeder.update_types,
        }
        timeout = ClientTimeout(total=timeout_s + _ANSWER_WITHIN_S)
        try:
            async with (await session.create_session()).post(
                url, json={k: v for k, v in question.items() if v is not None}, timeout=timeout
            ) as response:
                status, body = response.status, await response.read()
        except (ClientError, TimeoutError, OSError) as error:
            log.warning("polling_failed", error=type(error).__name__)
            raise _TroubleError(type(error).__name__) from None
        return _read(status, body)


def _read(status: int, body: bytes) -> list[Any]:
    """Return the updates of an answer. Raises _TroubleError, BadTokenError."""
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
        raise BadTokenError("Telegram does not accept BOT_TOKEN")
    answer = _json(body)
    if status == HTTPStatus.OK and isinstance(answer.get("result"), list):
        return list(answer["result"])
    if status == HTTPStatus.CONFLICT:
        log.error(
            "polling_conflict", hint="another process polls with this token, or a webhook is set"
        )
        raise _TroubleError("conflict")
    log.warning("polling_failed", status=status, description=answer.get("description"))
    raise _TroubleError(f"HTTP {status}", _retry_after_s(answer))


def _json(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _retry_after_s(answer: dict[str, Any]) -> float | None:
    parameters = answer.get("parameters")
    value = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return float(value) if isinstance(value, int | float) else None


def _delay_s(failures: int) -> float:
    longest = min(_LAST_DELAY_S, _FIRST_DELAY_S * 2 ** min(failures - 1, 10))
    return random.uniform(longest / 2, longest)  # noqa: S311
