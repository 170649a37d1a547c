"""Where things are kept, how work is done, and what is taken in."""

from ipaddress import ip_network
from pathlib import Path
from tempfile import gettempdir
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from core.settings.base import ROOT, EnvSettings, listed


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


class RetentionSettings(EnvSettings):
    """How long things are kept; 0: for ever, or a source as long as its work."""

    retention_days: int = Field(
        90, ge=0, description="days after the last change until a work is erased"
    )
    source_retention_days: int = Field(
        14, ge=0, description="the same for its source video; what is made of it stays"
    )


class AlertSettings(EnvSettings, env_prefix="ALERT_"):
    """What administrators are told about."""

    disk_free_gb: float = Field(5.0, ge=0, description="less free space than this is an alarm")
    cooldown_min: float = Field(
        30.0, ge=0, description="what is raised again within this time is not told again"
    )


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
        return listed(value)

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
