"""What the bot is in Telegram, and what it sells."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from core.settings.base import EnvSettings, listed


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
    admin_ids: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="Telegram ids of who may use /admin and gets alerts; comma separated"
    )

    guest_ids: Annotated[tuple[int, ...], NoDecode] = Field(
        (),
        description="Telegram ids of people and groups the bot works for without limits; with no"
        " plans sold it works for nobody else; empty: for everybody",
    )

    @field_validator("admin_ids", "guest_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return listed(value)

    @property
    def max_download_bytes(self) -> int:
        """What the Bot API server lets a bot download."""
        return (2_000 if self.telegram_local_mode else 20) * 1024 * 1024

    @property
    def max_upload_bytes(self) -> int:
        """What the Bot API server lets a bot upload."""
        return (2_000 if self.telegram_local_mode else 50) * 1024 * 1024


class PlanSettings(EnvSettings, env_prefix="PLAN_"):
    """Plans paid in Telegram Stars; without `sold`, nobody who may use the bot has limits."""

    sold: bool = False
    free_video_min: int = Field(10, ge=1, description="longest video of the free plan")
    free_videos: int = Field(5, ge=0, description="videos a month")
    pro_video_min: int = Field(30, ge=1)
    pro_videos: int = Field(50, ge=0)
    pro_stars: int = Field(500, ge=1, le=10_000, description="price of 30 days")
    business_video_min: int = Field(60, ge=1)
    business_videos: int = Field(200, ge=0)
    business_stars: int = Field(1_500, ge=1, le=10_000)
    free_mark: str = Field(
        "Made with Shorts Bot",
        min_length=1,
        max_length=60,
        description="watermark of the free plan",
    )
    support_contact: str = Field("", description="whom to write about payments, as @name")
