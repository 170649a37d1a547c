"""The connection to the Bot API."""

from http import HTTPStatus
from typing import Any, ClassVar

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import SimpleFilesPathWrapper, TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramEntityTooLarge, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import LinkPreviewOptions

from bot.requests.pace import Pace, PaceRules
from bot.requests.plain import PlainButtons
from bot.requests.retries import Retries, RetryRules
from core.settings import BotSettings

UPLOAD_TIMEOUT_S = 600
"""For one upload of a finished short, and for a download of a source."""


class ShortsSession(AiohttpSession):
    """An error of a proxy in front of the Bot API is an HTML page: judged by its status."""

    _answers: ClassVar[dict[Any, type[Response[Any]]]] = {}

    async def close(self) -> None:
        # The base class waits for TLS to say goodbye; a local server speaks plain HTTP.
        if self._session is not None and self.api.base.startswith("http:"):
            await self._session.close()
        else:
            await super().close()

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        # Pydantic forgets a model that nobody holds: making it anew takes longer than the call.
        if method.__returning__ not in self._answers:
            self._answers[method.__returning__] = Response[method.__returning__]  # type: ignore[name-defined]
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise TelegramServerError(method, f"HTTP {status_code}") from error
            if status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
                raise TelegramEntityTooLarge(method, f"HTTP {status_code}") from error
            raise


def build_bot(
    settings: BotSettings,
    *,
    pace: PaceRules | None = None,
    retries: RetryRules | None = None,
) -> Bot:
    """Return the client; close it with `bot.session.close()`.

    Raises ValueError without BOT_TOKEN, aiogram's TokenValidationError for one of a wrong form.
    """
    if settings.bot_token is None:
        raise ValueError("BOT_TOKEN is not set")
    session = ShortsSession(api=_api(settings))
    session.middleware(PlainButtons())
    session.middleware(Retries(retries or RetryRules()))
    session.middleware(Pace(pace or PaceRules()))
    defaults = DefaultBotProperties(
        parse_mode="HTML", link_preview=LinkPreviewOptions(is_disabled=True)
    )
    return Bot(settings.bot_token.get_secret_value(), session=session, default=defaults)


def _api(settings: BotSettings) -> TelegramAPIServer:
    paths = SimpleFilesPathWrapper(
        server_path=settings.telegram_local_server_dir, local_path=settings.telegram_local_dir
    )
    return TelegramAPIServer.from_base(
        settings.telegram_api_base, is_local=settings.telegram_local_mode, wrap_local_file=paths
    )
