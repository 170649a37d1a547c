"""Wiring: the only place that names vendors. Plain functions, no container."""

from contextlib import AsyncExitStack
from pathlib import Path

import structlog
from redis.asyncio import Redis

from core.domain.errors import EngineMissingError
from core.domain.plans import PlanLimits
from core.engines.faces.analyzer import MediaPipeFaceAnalyzer
from core.engines.faces.models import FaceModels
from core.engines.llm.deepinfra import build_deepinfra, deepinfra_http
from core.engines.llm.fallback import FallbackModel
from core.engines.llm.gigachat.credentials import account_key
from core.engines.llm.gigachat.model import build_gigachat, gigachat_http
from core.engines.llm.gigachat.redis_cache import RedisTokenCache
from core.engines.llm.gigachat.redis_streams import RedisStreams
from core.engines.transcription.deepgram.engine import DeepgramTranscriber
from core.engines.transcription.deepgram.http import deepgram_http
from core.engines.transcription.fallback import FallbackTranscriber
from core.engines.transcription.whisper.engine import WhisperTranscriber
from core.media.tools import FfmpegTools
from core.model_files import FACE_DETECTOR, FACE_LANDMARKER, WHISPER, resolve
from core.ports.faces import FaceAnalyzer
from core.ports.llm import LanguageModel
from core.ports.media import MediaTools
from core.ports.transcriber import Transcriber
from core.settings import LimitSettings, ModelSettings, Settings

log = structlog.get_logger(__name__)


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


def face_analyzer(settings: ModelSettings) -> FaceAnalyzer:
    """MediaPipe. Raises EngineMissingError without its model files."""
    return MediaPipeFaceAnalyzer(
        FaceModels(
            resolve(FACE_DETECTOR, settings.models_dir, settings.face_detector_model),
            resolve(FACE_LANDMARKER, settings.models_dir, settings.face_landmarker_model),
        )
    )


def transcriber(settings: Settings, stack: AsyncExitStack) -> Transcriber:
    """Deepgram where a key is set, and whisper where its model is installed, in this order.

    Raises EngineMissingError when there is neither.
    """
    engines: list[Transcriber] = []
    if settings.deepgram.api_key is not None:
        http = deepgram_http(settings.deepgram)
        stack.push_async_callback(http.aclose)
        settings.storage.scratch_dir.mkdir(parents=True, exist_ok=True)
        engines.append(DeepgramTranscriber(settings.deepgram, http, settings.storage.scratch_dir))
    try:
        engines.append(WhisperTranscriber(settings.whisper, whisper_dir(settings.models)))
    except EngineMissingError:
        if not engines:
            raise
        log.info("no_offline_transcriber")
    return engines[0] if len(engines) == 1 else FallbackTranscriber(engines)


def whisper_dir(settings: ModelSettings) -> Path:
    """Return the folder of the offline speech model. Raises EngineMissingError."""
    return resolve(WHISPER, settings.models_dir, settings.whisper_model)


def language_model(
    settings: Settings, stack: AsyncExitStack, redis: Redis | None = None
) -> LanguageModel | None:
    """The configured provider first, the other as its fallback; None without any key.

    With `redis` all workers share GigaChat's token and streams.
    """
    found: dict[str, LanguageModel] = {}
    giga = settings.gigachat
    if giga.credentials is not None or (giga.client_id and giga.client_secret is not None):
        http = gigachat_http(giga)
        stack.push_async_callback(http.aclose)
        prefix = settings.queue.queue_prefix
        found["gigachat"] = build_gigachat(
            giga,
            http,
            cache=RedisTokenCache(redis, prefix) if redis else None,
            streams=RedisStreams(redis, prefix, account_key(giga), giga.streams) if redis else None,
        )
    if settings.deepinfra.api_key is not None:
        http = deepinfra_http(settings.deepinfra)
        stack.push_async_callback(http.aclose)
        found["deepinfra"] = build_deepinfra(settings.deepinfra, http)
    order = sorted(found, key=lambda name: name != settings.llm.provider)
    models = [found[name] for name in order]
    return None if not models else models[0] if len(models) == 1 else FallbackModel(models)
