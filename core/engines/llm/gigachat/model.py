"""GigaChat as a LanguageModel."""

from functools import partial

import httpx

from core.domain.errors import EngineAuthError, EngineRejectedError, EngineTooMuchError
from core.engines.llm.gigachat.api import GigaChatApi
from core.engines.llm.gigachat.cache import MemoryTokenCache, TokenCache
from core.engines.llm.gigachat.payload import LADDER, chat_payload
from core.engines.llm.gigachat.streams import LocalStreams, StreamLimiter
from core.engines.llm.gigachat.tls import trust
from core.engines.llm.gigachat.token import TokenSource
from core.engines.llm.ladder import Attempt, Format, FormatUnsupportedError
from core.engines.llm.questioner import Questioner
from core.engines.llm.reply import Reply
from core.ports.llm import CallSink, LlmAnswer, LlmRequest, unheard
from core.settings import GigaChatSettings


class GigaChatModel:
    """Asks by a forced function call first, by `response_format` and in words when that does not
    hold."""

    def __init__(self, api: GigaChatApi, settings: GigaChatSettings) -> None:
        self._api = api
        self._model = settings.model
        self._questioner = Questioner(self.name, LADDER)

    @property
    def name(self) -> str:
        return "gigachat"

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        """Ask; see Questioner for how often."""
        return await self._questioner.ask(request, partial(self._call, request), heard)

    async def _call(self, request: LlmRequest, attempt: Attempt) -> Reply:
        payload = chat_payload(self._model, request, attempt)
        try:
            return await self._api.chat(payload, request.session)
        except EngineTooMuchError:
            raise
        except (EngineRejectedError, EngineAuthError) as error:
            # How a host that does not offer `response_format` says so is not documented. Trouble
            # of another kind comes again on the next step.
            if attempt.format is Format.JSON_SCHEMA:
                raise FormatUnsupportedError(str(error)) from error
            raise


def build_gigachat(
    settings: GigaChatSettings,
    http: httpx.AsyncClient,
    *,
    cache: TokenCache | None = None,
    streams: StreamLimiter | None = None,
) -> GigaChatModel:
    """Wire the model; token cache and streams of this process unless shared ones are given.

    Raises EngineAuthError when no key is set.
    """
    tokens = TokenSource(settings, http, cache or MemoryTokenCache())
    limiter = streams or LocalStreams(settings.streams)
    return GigaChatModel(GigaChatApi(settings, http, tokens, limiter), settings)


def gigachat_http(settings: GigaChatSettings) -> httpx.AsyncClient:
    """Return the HTTP client for both hosts of GigaChat; the caller closes it."""
    return httpx.AsyncClient(
        verify=trust(settings), timeout=httpx.Timeout(settings.timeout_s, connect=30.0)
    )
