"""Wiring: the only place that names vendors. Plain functions, no container."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Literal, get_args

import structlog
from redis.asyncio import Redis

from core.domain.errors import EngineError, EngineMissingError
from core.domain.moments import SIGNALS, SUBSCORES, ScoreWeights
from core.domain.plans import Admission, Plan, PlanBook, PlanLimits, PlanName
from core.domain.render import RenderSpec
from core.domain.retention import RetentionRules
from core.engines.faces.analyzer import MediaPipeFaceAnalyzer
from core.engines.faces.models import FaceModels
from core.engines.links import LinkSource
from core.engines.llm.deepinfra import build_deepinfra, deepinfra_http
from core.engines.llm.fallback import FallbackModel
from core.engines.llm.gigachat.credentials import account_key
from core.engines.llm.gigachat.model import build_gigachat, gigachat_http
from core.engines.llm.gigachat.redis_cache import RedisTokenCache
from core.engines.llm.gigachat.redis_streams import RedisStreams
from core.engines.llm.watched import WatchedModel
from core.engines.render.remotion import RemotionRenderer
from core.engines.transcription.choice import Transcribers
from core.engines.transcription.deepgram.engine import DeepgramTranscriber
from core.engines.transcription.deepgram.http import deepgram_http
from core.engines.transcription.google.account import ServiceAccount
from core.engines.transcription.google.engine import GoogleTranscriber
from core.engines.transcription.google.http import google_http
from core.engines.transcription.watched import WatchedTranscriber
from core.engines.transcription.whisper.engine import WhisperTranscriber
from core.media.tools import FfmpegTools
from core.model_files import FACE_DETECTOR, FACE_LANDMARKER, WHISPER, resolve
from core.ports.faces import FaceAnalyzer
from core.ports.llm import LanguageModel
from core.ports.media import MediaTools
from core.ports.transcriber import Transcriber
from core.ports.watch import EngineWatch
from core.settings import (
    GoogleSettings,
    LimitSettings,
    LinkSettings,
    ModelSettings,
    RenderSettings,
    RetentionSettings,
    ScoreSettings,
    Settings,
)
from core.stages.detect.material import Tuning

log = structlog.get_logger(__name__)

LlmProvider = Literal["gigachat", "deepinfra"]
LLM_PROVIDERS: tuple[LlmProvider, ...] = get_args(LlmProvider)


def media_tools() -> MediaTools:
    """ffmpeg and ffprobe."""
    return FfmpegTools()


def plan_limits(settings: LimitSettings) -> PlanLimits:
    """What this installation takes in."""
    return PlanLimits(
        min_ms=settings.min_video_s * 1000,
        max_ms=settings.max_video_min * 60_000,
        max_bytes=settings.max_video_mb * 1024 * 1024,
    )


def admission(settings: Settings) -> Admission:
    """Who may use this installation; its administrators always may."""
    bot, sold = settings.bot, settings.plans
    guests = frozenset(bot.guest_ids)
    if not sold.sold:
        return Admission(None, guests | frozenset(bot.admin_ids) if guests else guests)
    plans = (
        Plan(PlanName.FREE, sold.free_video_min, sold.free_videos, searches=10),
        Plan(PlanName.PRO, sold.pro_video_min, sold.pro_videos, sold.pro_stars, searches=50),
        Plan(
            PlanName.BUSINESS,
            sold.business_video_min,
            sold.business_videos,
            sold.business_stars,
            searches=100,
        ),
    )
    book = PlanBook({plan.name: plan for plan in plans}, sold.free_mark)
    return Admission(book, guests | frozenset(bot.admin_ids))


def retention_rules(settings: RetentionSettings) -> RetentionRules:
    """How long this installation keeps things."""
    return RetentionRules(settings.retention_days or None, settings.source_retention_days or None)


def link_source(settings: LinkSettings, limits: PlanLimits) -> LinkSource:
    """What follows links."""
    return LinkSource(limits, settings.max_height, settings.networks, settings.proxy)


def score_weights(settings: ScoreSettings) -> ScoreWeights:
    """Return what counts how much in the score of a moment."""
    given: dict[str, float] = settings.model_dump()
    return ScoreWeights(
        subscores={name: given[name] for name in SUBSCORES},
        signals={name: given[name] for name in SIGNALS},
        signals_share=settings.signals_share,
    )


def tuning(settings: Settings) -> Tuning:
    """Return how this installation looks for moments."""
    return Tuning(
        weights=score_weights(settings.score),
        window_tokens=settings.detect.window_tokens,
        examples=settings.detect.examples,
        example_tokens=settings.detect.example_tokens,
    )


def face_analyzer(settings: ModelSettings) -> FaceAnalyzer:
    """MediaPipe. Raises EngineMissingError without its model files."""
    return MediaPipeFaceAnalyzer(
        FaceModels(
            resolve(FACE_DETECTOR, settings.models_dir, settings.face_detector_model),
            resolve(FACE_LANDMARKER, settings.models_dir, settings.face_landmarker_model),
            settings.asd_model_path,
        )
    )


def transcribers(
    settings: Settings, stack: AsyncExitStack, watch: EngineWatch | None = None
) -> Transcribers:
    """Deepgram and Google where they are set up, whisper where its model is installed.

    Raises EngineMissingError when there is none of them.
    """
    engines: list[Transcriber] = []
    settings.storage.scratch_dir.mkdir(parents=True, exist_ok=True)
    if settings.deepgram.api_key is not None:
        http = deepgram_http(settings.deepgram)
        stack.push_async_callback(http.aclose)
        engines.append(DeepgramTranscriber(settings.deepgram, http, settings.storage.scratch_dir))
    if (account := google_account(settings.google)) is not None:
        http = google_http(settings.google)
        stack.push_async_callback(http.aclose)
        engines.append(
            GoogleTranscriber(settings.google, account, http, settings.storage.scratch_dir)
        )
    try:
        engines.append(WhisperTranscriber(settings.whisper, whisper_dir(settings.models)))
    except EngineMissingError:
        if not engines:
            raise
        log.info("no_offline_transcriber")
    if watch is not None:
        engines = [WatchedTranscriber(engine, watch) for engine in engines]
    return Transcribers(engines, settings.transcription.engine)


def speech_engines(settings: Settings) -> tuple[str, ...]:
    """The names of the speech engines that are set up, the usual one first. Opens none of them."""
    google = settings.google
    found = ["deepgram"] if settings.deepgram.api_key is not None else []
    if google.application_credentials is not None and google.bucket:
        found.append("google")
    with suppress(EngineMissingError):
        whisper_dir(settings.models)
        found.append("whisper")
    return tuple(sorted(found, key=lambda name: name != settings.transcription.engine))


def language_models(settings: Settings) -> tuple[str, ...]:
    """The names of the language models that are set up, the usual one first. Opens none of them."""
    order = sorted(LLM_PROVIDERS, key=lambda name: name != settings.llm.provider)
    return tuple(name for name in order if has_key(name, settings))


def google_account(settings: GoogleSettings) -> ServiceAccount | None:
    """The account of Google's speech engine; None, and a word in the log, where it cannot work."""
    if settings.application_credentials is None or not settings.bucket:
        return None
    try:
        return ServiceAccount(settings.application_credentials)
    except EngineError as error:
        log.warning("google_transcriber_not_available", reason=repr(error))
        return None


def still_drawer(
    settings: RenderSettings,
) -> Callable[[RenderSpec, int, str], Awaitable[None]]:
    """Return `Renderer.still` of the render service, for who draws one now and then: a connection
    is opened for each."""
    token = settings.token.get_secret_value() if settings.token else None

    async def draw(spec: RenderSpec, at_ms: int, key: str) -> None:
        async with RemotionRenderer(settings.url, token) as renderer:
            await renderer.still(spec, at_ms, key)

    return draw


def whisper_dir(settings: ModelSettings) -> Path:
    """Return the folder of the offline speech model. Raises EngineMissingError."""
    return resolve(WHISPER, settings.models_dir, settings.whisper_model)


def language_model(
    settings: Settings,
    stack: AsyncExitStack,
    redis: Redis | None = None,
    watch: EngineWatch | None = None,
) -> LanguageModel | None:
    """The configured provider first, the other as its fallback; None without any key.

    With `redis` all workers share GigaChat's token and streams.
    """
    order = sorted(LLM_PROVIDERS, key=lambda name: name != settings.llm.provider)
    found = (language_model_of(name, settings, stack, redis) for name in order)
    models = [model for model in found if model is not None]
    if watch is not None:
        models = [WatchedModel(model, watch) for model in models]
    return None if not models else models[0] if len(models) == 1 else FallbackModel(models)


def language_model_of(
    name: LlmProvider, settings: Settings, stack: AsyncExitStack, redis: Redis | None = None
) -> LanguageModel | None:
    """This provider alone, without a fallback; None without its key.

    Only with `redis` does it share GigaChat's token and streams with other models of the account.
    """
    if not has_key(name, settings):
        return None
    match name:
        case "gigachat":
            return _gigachat(settings, stack, redis)
        case "deepinfra":
            http = deepinfra_http(settings.deepinfra)
            stack.push_async_callback(http.aclose)
            return build_deepinfra(settings.deepinfra, http)


def has_key(name: LlmProvider, settings: Settings) -> bool:
    """Say whether this provider is set up. Opens nothing."""
    match name:
        case "gigachat":
            giga = settings.gigachat
            pair = bool(giga.client_id) and giga.client_secret is not None
            return pair or giga.credentials is not None
        case "deepinfra":
            return settings.deepinfra.api_key is not None


def _gigachat(settings: Settings, stack: AsyncExitStack, redis: Redis | None) -> LanguageModel:
    giga = settings.gigachat
    http = gigachat_http(giga)
    stack.push_async_callback(http.aclose)
    if redis is None:
        return build_gigachat(giga, http)
    prefix = settings.queue.queue_prefix
    return build_gigachat(
        giga,
        http,
        cache=RedisTokenCache(redis, prefix),
        streams=RedisStreams(redis, prefix, account_key(giga), giga.streams),
    )
