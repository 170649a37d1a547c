"""Settings from the environment and `.env` (or the file `ENV_FILE` names): one class per concern.

Read once, in `core.bootstrap` and the entry points; nothing else looks at the environment.
"""

import os
from decimal import Decimal
from ipaddress import ip_network
from pathlib import Path
from tempfile import gettempdir
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class EnvSettings(BaseSettings):
    """Base: variables of the process first, then `.env`; empty values count as unset."""

    model_config = SettingsConfigDict(
        env_file=os.environ.get("ENV_FILE", ".env"),
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        allow_inf_nan=False,
    )


def _listed(value: object) -> object:
    """Split what is comma separated."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


class BotSettings(EnvSettings):
    """Telegram."""

    bot_token: SecretStr | None = None
    telegram_api_base: str = Field(
        "https://api.telegram.org", description="Bot API server, as aiogram's from_base"
    )
    telegram_local_mode: bool = Field(
        False, description="the server runs with --local: files are read from its disk"
    )
    telegram_local_server_dir: Path = Path("/var/lib/telegram-bot-api")
    telegram_local_dir: Path = Path("/var/lib/telegram-bot-api")
    telegram_webhook_url: str | None = Field(
        None, description="public https address; unset: polling"
    )
    telegram_webhook_secret: SecretStr | None = None
    telegram_webhook_host: str = "127.0.0.1"
    telegram_webhook_port: int = 8443
    telegram_polling_timeout_s: int = 30
    default_language: Literal["ru", "en"] = "ru"

    @property
    def max_download_bytes(self) -> int:
        """What the Bot API server lets a bot download."""
        return (2_000 if self.telegram_local_mode else 20) * 1024 * 1024

    @property
    def max_upload_bytes(self) -> int:
        """What the Bot API server lets a bot upload."""
        return (2_000 if self.telegram_local_mode else 50) * 1024 * 1024


class DeepgramSettings(EnvSettings, env_prefix="DEEPGRAM_"):
    """Deepgram, pre-recorded."""

    api_key: SecretStr | None = None
    base_url: str = "https://api.deepgram.com"
    model: str = "nova-3"
    price_per_min: Decimal = Decimal("0.0063")
    read_timeout_s: float = 660.0
    max_attempts: int = 5


class GoogleSettings(EnvSettings, env_prefix="GOOGLE_"):
    """Google Speech-to-Text, which reads sound from a bucket of Google Cloud Storage."""

    application_credentials: Path | None = Field(None, description="key of a service account")
    bucket: str | None = Field(None, description="sound lies there while it is read")
    model: str = Field("chirp_3", description="latest_long and older ones: API v1; others: v2")
    location: str = Field("us", description="where a v2 model runs; chirp_3: us or eu")
    speech_base_url: str = Field("", description="unset: the host of the location")
    storage_base_url: str = "https://storage.googleapis.com"
    price_per_min: Decimal = Decimal("0.016")
    timeout_s: float = Field(60.0, description="one call; reading the sound takes many")
    answer_timeout_s: float = Field(600.0, description="one part, and half its own length more")
    poll_s: float = Field(5.0, description="longest pause between two looks at the progress")
    max_attempts: int = 5


class WhisperSettings(EnvSettings, env_prefix="WHISPER_"):
    """faster-whisper, offline."""

    beam_size: int = 5
    cpu_threads: int = 2


class LlmSettings(EnvSettings, env_prefix="LLM_"):
    """Which language model, and which prompt."""

    provider: Literal["gigachat", "deepinfra"] = "gigachat"
    viral_prompt_version: str = "v1"


class DetectSettings(EnvSettings, env_prefix="DETECT_"):
    """How long talks are read, and how much a chat's own decisions are shown to the model."""

    window_tokens: int = Field(8_000, ge=1_000, description="most transcript tokens of one call")
    examples: int = Field(6, ge=0, description="decisions of the chat shown as examples")
    example_tokens: int = Field(1_200, ge=0, description="most tokens they take together")


class ScoreSettings(EnvSettings, env_prefix="SCORE_"):
    """Weights of a moment's score; only their proportions matter, 0 leaves a part out."""

    hook: float = Field(1.0, ge=0)
    standalone: float = Field(1.0, ge=0)
    emotion: float = Field(1.0, ge=0)
    payoff: float = Field(1.0, ge=0)
    share: float = Field(1.0, ge=0)
    signals_share: float = Field(0.15, ge=0, le=1, description="part of the score from the sound")
    loudness: float = Field(1.0, ge=0)
    pace: float = Field(1.0, ge=0)
    pauses: float = Field(1.0, ge=0)
    overlap: float = Field(1.0, ge=0)
    laughter: float = Field(1.0, ge=0)
    dialogue: float = Field(1.0, ge=0)
    sentiment: float = Field(1.0, ge=0)


class AbSettings(EnvSettings, env_prefix="AB_"):
    """A second search in the shadow of the first, for comparison; nobody sees its moments."""

    share: float = Field(0.0, ge=0, le=1, description="part of the projects searched twice")
    provider: Literal["gigachat", "deepinfra"] | None = None
    prompt_version: str | None = None


class TranscriptionSettings(EnvSettings, env_prefix="TRANSCRIPTION_"):
    """Which speech engine is asked first, where a chat has not chosen."""

    engine: Literal["deepgram", "whisper", "google"] = "deepgram"


class GigaChatSettings(EnvSettings, env_prefix="GIGACHAT_"):
    """GigaChat of Sber."""

    client_id: str | None = None
    client_secret: SecretStr | None = None
    credentials: SecretStr | None = Field(
        None, description="ready-made authorization key, instead of id and secret"
    )
    scope: str = "GIGACHAT_API_PERS"
    model: str = "GigaChat-2-Pro"
    base_url: str = "https://api.giga.chat/v1"
    auth_url: str = "https://ngw.devices.sberbank.ru:9443/api/v2/oauth"
    ca_bundle: Path | None = Field(None, description="added to the system's roots")
    verify_ssl: bool = True
    price_per_1m_usd: Decimal = Decimal("2.00")
    streams: int = Field(1, ge=1, description="parallel calls the account allows")
    timeout_s: float = 180.0
    max_attempts: int = 4


class DeepInfraSettings(EnvSettings, env_prefix="DEEPINFRA_"):
    """DeepInfra, or any OpenAI-compatible server."""

    api_key: SecretStr | None = None
    base_url: str = "https://api.deepinfra.com/v1/openai"
    models: Annotated[tuple[str, ...], NoDecode] = Field(
        ("meta-llama/Llama-3.3-70B-Instruct-Turbo", "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo"),
        description="tried in order when one is gone; comma separated",
    )
    price_in_per_1m: Decimal = Field(
        Decimal("0.10"), description="USD, where the server does not tell the cost of a call"
    )
    price_out_per_1m: Decimal = Decimal("0.32")
    timeout_s: float = 180.0
    max_attempts: int = 4

    @field_validator("models", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return _listed(value)


class RenderSettings(EnvSettings, env_prefix="REMOTION_SERVICE_"):
    """The render service."""

    url: str = "http://127.0.0.1:3001"
    token: SecretStr | None = None


class QueueSettings(EnvSettings):
    """Redis and the runner."""

    redis_url: str = "redis://127.0.0.1:6379/0"
    queue_prefix: str = "shorts"
    heartbeat_s: float = 2.0
    lost_after_s: float = 60.0
    reap_every_s: float = 15.0
    light_jobs: int = 8
    heavy_jobs: int = 1
    look_ahead: int = Field(
        5, ge=0, description="moments whose faces are looked for while people still choose"
    )


class DatabaseSettings(EnvSettings, env_prefix="DATABASE_"):
    """SQLite embedded, PostgreSQL to scale."""

    url: str = f"sqlite+aiosqlite:///{quote(str(ROOT))}/.data/shorts.db"
    pool_size: int = 5


class StorageSettings(EnvSettings):
    """Objects and temporary files."""

    storage_url: str = Field("", description="file:///dir or s3://bucket/prefix")
    aws_endpoint_url: str | None = None
    aws_region: str = "us-east-1"
    aws_access_key_id: str | None = None
    aws_secret_access_key: SecretStr | None = None
    scratch_dir: Path = Path(gettempdir()) / "shorts-scratch"

    @property
    def effective_storage_url(self) -> str:
        """The address in force: a folder beside the database unless one is set."""
        return self.storage_url or (ROOT / ".data/objects").as_uri()


class LimitSettings(EnvSettings):
    """What is taken in."""

    min_video_s: int = 10
    max_video_min: int = 240
    max_video_mb: int = 2_000


class LinkSettings(EnvSettings, env_prefix="LINK_"):
    """Videos behind links."""

    max_height: int = Field(1080, ge=144, description="taller pictures are not fetched")
    networks: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="private networks (CIDR) that links may lead into; comma separated"
    )
    proxy: str | None = Field(None, description="http, https or socks5; its network is private too")

    @field_validator("networks", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return _listed(value)

    @field_validator("networks")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            ip_network(each, strict=False)
        return value


class ModelSettings(EnvSettings):
    """Local model files; see `core.model_files`."""

    models_dir: Path = ROOT / ".models"
    face_detector_model: str = Field("", description="a path of your own instead")
    face_landmarker_model: str = Field("", description="a path of your own instead")
    asd_model_path: Path | None = Field(None, description="an active-speaker network in ONNX")
    whisper_model: str = Field("", description="a folder of your own instead")


class LogSettings(EnvSettings, env_prefix="LOG_"):
    """Logging."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["json", "console"] = "console"


class Settings:
    """All settings, read from the environment when made."""

    def __init__(self) -> None:
        self.bot = BotSettings()
        self.deepgram = DeepgramSettings()
        self.google = GoogleSettings()
        self.whisper = WhisperSettings()
        self.transcription = TranscriptionSettings()
        self.llm = LlmSettings()
        self.detect = DetectSettings()
        self.score = ScoreSettings()
        self.ab = AbSettings()
        self.gigachat = GigaChatSettings()
        self.deepinfra = DeepInfraSettings()
        self.render = RenderSettings()
        self.queue = QueueSettings()
        self.database = DatabaseSettings()
        self.storage = StorageSettings()
        self.limits = LimitSettings()
        self.links = LinkSettings()
        self.models = ModelSettings()
        self.log = LogSettings()
