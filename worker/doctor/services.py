"""Services of others: which keys are set, and whether they are accepted."""

from http import HTTPStatus

import httpx

from core.domain.errors import EngineAuthError, EngineError
from core.engines.llm.gigachat.api import GigaChatApi
from core.engines.llm.gigachat.cache import MemoryTokenCache
from core.engines.llm.gigachat.model import gigachat_http
from core.engines.llm.gigachat.streams import LocalStreams
from core.engines.llm.gigachat.token import TokenSource
from core.settings import (
    BotSettings,
    DeepgramSettings,
    DeepInfraSettings,
    GigaChatSettings,
    Settings,
)
from worker.doctor.findings import Finding, Level
from worker.doctor.google_speech import check_google

TIMEOUT_S = 10.0


async def check_services(settings: Settings) -> list[Finding]:
    """Ask each service whose key is set; the others are optional."""
    return [
        await _telegram(settings.bot),
        await _deepgram(settings.deepgram),
        await check_google(settings.google),
        await _gigachat(settings.gigachat),
        await _deepinfra(settings.deepinfra),
    ]


async def _telegram(settings: BotSettings) -> Finding:
    if settings.bot_token is None:
        return Finding("BOT_TOKEN", Level.OPTIONAL, "", "doctor-mend-bot-token")
    url = f"{settings.telegram_api_base}/bot{settings.bot_token.get_secret_value()}/getMe"
    return await _ask("BOT_TOKEN", url, {})


async def _deepgram(settings: DeepgramSettings) -> Finding:
    if settings.api_key is None:
        return Finding("DEEPGRAM_API_KEY", Level.OPTIONAL, "", "doctor-mend-deepgram")
    headers = {"Authorization": f"Token {settings.api_key.get_secret_value()}"}
    return await _ask("DEEPGRAM_API_KEY", f"{settings.base_url}/v1/projects", headers)


async def _deepinfra(settings: DeepInfraSettings) -> Finding:
    if settings.api_key is None:
        return Finding("DEEPINFRA_API_KEY", Level.OPTIONAL, "", "doctor-mend-llm")
    headers = {"Authorization": f"Bearer {settings.api_key.get_secret_value()}"}
    return await _ask("DEEPINFRA_API_KEY", f"{settings.base_url}/models", headers)


async def _ask(name: str, url: str, headers: dict[str, str]) -> Finding:
    """GET once. The address may hold a secret, so it is never part of what is said."""
    try:
        async with httpx.AsyncClient(timeout=TIMEOUT_S) as http:
            status = (await http.get(url, headers=headers)).status_code
    except httpx.HTTPError as error:
        return Finding(name, Level.BROKEN, type(error).__name__, "doctor-mend-network")
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND):
        return Finding(name, Level.BROKEN, str(status), "doctor-mend-key")
    if status >= HTTPStatus.BAD_REQUEST:
        return Finding(name, Level.BROKEN, str(status), "doctor-mend-network")
    return Finding(name, Level.OK, "")


async def _gigachat(settings: GigaChatSettings) -> Finding:
    if settings.credentials is None and not (settings.client_id and settings.client_secret):
        return Finding("GIGACHAT_CLIENT_ID", Level.OPTIONAL, "", "doctor-mend-llm")
    patient_once = settings.model_copy(update={"max_attempts": 1, "timeout_s": TIMEOUT_S})
    async with gigachat_http(patient_once) as http:
        tokens = TokenSource(patient_once, http, MemoryTokenCache())
        api = GigaChatApi(patient_once, http, tokens, LocalStreams(1))
        try:
            models = await api.models()
        except EngineAuthError as error:
            return Finding("GIGACHAT_CLIENT_ID", Level.BROKEN, str(error), "doctor-mend-key")
        except EngineError as error:
            return Finding("GIGACHAT_CLIENT_ID", Level.BROKEN, str(error), "doctor-mend-network")
    if settings.model not in models:
        return Finding("GIGACHAT_MODEL", Level.BROKEN, ", ".join(models), "doctor-mend-model")
    return Finding("GIGACHAT_CLIENT_ID", Level.OK, settings.model)
