"""Services and models that are asked, and how moments are chosen."""

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from core.settings.base import EnvSettings, listed


class DeepgramSettings(EnvSettings, env_prefix="DEEPGRAM_"):
    """Deepgram, pre-recorded."""

    api_key: SecretStr | None = None
    base_url: str = "https://api.deepgram.com"
    model: str = "nova-3"
    mip_opt_out: bool = Field(False, description="nothing is kept to train models; costs more")
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


class TranscriptionSettings(EnvSettings, env_prefix="TRANSCRIPTION_"):
    """Which speech engine is asked first, where a chat has not chosen."""

    engine: Literal["deepgram", "whisper", "google"] = "deepgram"


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
        return listed(value)
