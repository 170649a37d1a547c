"""GigaChat as a LanguageModel."""

import httpx
import structlog

from core.domain.errors import EngineBadAnswerError, EngineError
from core.engines.llm.gigachat.api import GigaChatApi
from core.engines.llm.gigachat.cache import MemoryTokenCache, TokenCache
from core.engines.llm.gigachat.errors import FunctionsUnsupportedError
from core.engines.llm.gigachat.ladder import Attempt, Mode, next_attempt, read_reply
from core.engines.llm.gigachat.payload import chat_payload
from core.engines.llm.gigachat.streams import LocalStreams, StreamLimiter
from core.engines.llm.gigachat.tls import trust
from core.engines.llm.gigachat.token import TokenSource
from core.engines.llm.messages import add_usage
from core.ports.llm import LlmAnswer, LlmRequest, LlmUsage
from core.settings import GigaChatSettings

log = structlog.get_logger(__name__)

_MOST_CALLS = 4


class GigaChatModel:
    """Asks by a forced function call first, in plain words when that does not hold."""

    def __init__(self, api: GigaChatApi, settings: GigaChatSettings) -> None:
        self._api = api
        self._model = settings.model

    @property
    def name(self) -> str:
        return "gigachat"

    async def ask(self, request: LlmRequest) -> LlmAnswer:
        """Ask. Usage is the sum over the calls it took."""
        attempt: Attempt | None = Attempt(Mode.FUNCTION, request.temperature, request.max_tokens)
        spent, problem = LlmUsage(), EngineError()
        for _ in range(_MOST_CALLS):
            if attempt is None:
                break
            try:
                reply = await self._api.chat(
                    chat_payload(self._model, request, attempt), request.session
                )
            except FunctionsUnsupportedError as error:
                if attempt.mode is Mode.PLAIN:
                    raise
                problem, attempt = error, next_attempt(attempt, None)
                continue
            spent = add_usage(spent, reply.usage)
            try:
                text = read_reply(reply, request.schema)
            except EngineBadAnswerError as error:
                log.warning("gigachat_bad_answer", finish=reply.finish, error=str(error))
                problem, attempt = error, next_attempt(attempt, reply.finish)
                continue
            return LlmAnswer(engine=self.name, model=reply.model, text=text, usage=spent)
        log.warning("gigachat_gave_up", cost_usd=str(spent.cost_usd))
        raise problem


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
