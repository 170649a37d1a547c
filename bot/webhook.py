"""Updates pushed by Telegram over HTTP."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiohttp import web

from bot.feeder import UpdateFeeder
from core.settings import BotSettings

log = structlog.get_logger(__name__)

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
_ALIVE_EVERY_S = 20.0
_DRAIN_WITHIN_S = 20.0


class WebhookServer:
    """Takes updates at the path of `TELEGRAM_WEBHOOK_URL`, and answers GET /health.

    An update is answered with 200 before it is handled: what is not is sent again and again.
    """

    def __init__(
        self,
        bot: Bot,
        feeder: UpdateFeeder,
        settings: BotSettings,
        on_alive: Callable[[], Awaitable[None]],
    ) -> None:
        assert settings.telegram_webhook_url is not None
        self._bot = bot
        self._feeder = feeder
        self._url = settings.telegram_webhook_url
        self._host, self._port = settings.telegram_webhook_host, settings.telegram_webhook_port
        self._secret = webhook_secret(settings)
        self._on_alive = on_alive
        self.address: tuple[str, int] | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Listen, register the webhook, and serve until `stop`."""
        app = web.Application()
        app.router.add_post(urlsplit(self._url).path or "/", self._take)
        app.router.add_get("/health", self._health)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
            self.address = runner.addresses[0][0], runner.addresses[0][1]
            await self._bot.set_webhook(
                self._url, secret_token=self._secret, allowed_updates=self._feeder.update_types
            )
            log.info("webhook_listens", host=self._host, port=self.address[1])
            await self._serve(stop)
        finally:
            await runner.cleanup()
        await self._feeder.drain(_DRAIN_WITHIN_S)

    async def _serve(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self._on_alive()
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _ALIVE_EVERY_S)

    async def _take(self, request: web.Request) -> web.Response:
        shown = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), self._secret.encode()):
            return web.Response(status=401)
        try:
            update = json.loads(await request.read())
        except ValueError:
            update = None
        if isinstance(update, dict):
            await self._feeder.feed(update)
        else:
            log.error("bad_update", problems=["not a JSON object"])
        return web.Response()

    async def _health(self, _: web.Request) -> web.Response:
        return web.json_response({"ok": True})


def webhook_secret(settings: BotSettings) -> str:
    """Return the secret of the settings, or one made of the token: the same on every machine."""
    if settings.telegram_webhook_secret is not None:
        return settings.telegram_webhook_secret.get_secret_value()
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    return hashlib.sha256(f"webhook:{token}".encode()).hexdigest()
