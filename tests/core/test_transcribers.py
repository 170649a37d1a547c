"""Which speech engines are set up by which settings."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from core import bootstrap
from core.domain.errors import EngineMissingError
from core.settings import Settings
from tests.fakes.google import FakeGoogle


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an installation without keys and models."""
    settings = Settings()
    settings.deepgram.api_key = None
    settings.google = settings.google.model_copy(update={"bucket": None})
    settings.models.whisper_model = str(tmp_path / "no-model")
    settings.storage.scratch_dir = tmp_path / "scratch"
    return settings


@pytest.fixture
async def google() -> AsyncIterator[FakeGoogle]:
    async with FakeGoogle() as google:
        yield google


async def offered(settings: Settings) -> tuple[str, ...]:
    async with AsyncExitStack() as stack:
        return bootstrap.transcribers(settings, stack).available


async def test_what_is_set_up_is_offered_the_default_first(
    settings: Settings, google: FakeGoogle, tmp_path: Path
) -> None:
    settings.google = google.settings(tmp_path)
    assert await offered(settings) == ("google",)
    settings.deepgram.api_key = SecretStr("key")
    assert await offered(settings) == ("deepgram", "google")
    settings.transcription.engine = "google"
    assert await offered(settings) == ("google", "deepgram")
    assert bootstrap.speech_engines(settings) == ("google", "deepgram")


async def test_a_key_that_cannot_be_read_is_noted_and_not_offered(
    settings: Settings, google: FakeGoogle, tmp_path: Path
) -> None:
    settings.google = google.settings(tmp_path, application_credentials=tmp_path / "gone.json")
    settings.deepgram.api_key = SecretStr("key")
    with capture_logs() as logs:
        assert await offered(settings) == ("deepgram",)
    assert any("gone.json" in str(entry.get("reason")) for entry in logs)


async def test_a_key_without_a_bucket_is_for_something_else(
    settings: Settings, google: FakeGoogle, tmp_path: Path
) -> None:
    settings.google = google.settings(tmp_path, bucket=None)
    settings.deepgram.api_key = SecretStr("key")
    assert await offered(settings) == ("deepgram",)


async def test_without_any_engine_it_is_said(settings: Settings) -> None:
    assert bootstrap.speech_engines(settings) == ()
    async with AsyncExitStack() as stack:
        with pytest.raises(EngineMissingError):
            bootstrap.transcribers(settings, stack)
