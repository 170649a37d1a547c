"""Google on loopback, and our engine connected to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from core.engines.transcription.google import GoogleTranscriber
from core.engines.transcription.google.account import ServiceAccount
from core.engines.transcription.google.http import google_http
from core.ports.transcriber import TranscribeRequest
from tests.fakes.google import FakeGoogle


@asynccontextmanager
async def connected(
    google: FakeGoogle, folder: Path, **changes: object
) -> AsyncIterator[GoogleTranscriber]:
    """Give an engine that talks to the fake; `changes` are settings."""
    settings = google.settings(folder, **changes)
    assert settings.application_credentials is not None
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    async with google_http(settings) as http:
        account = ServiceAccount(settings.application_credentials)
        yield GoogleTranscriber(settings, account, http, scratch)
    assert list(scratch.iterdir()) == []


@pytest.fixture
def ask(sound: Path) -> TranscribeRequest:
    return TranscribeRequest(sound, 3_000, language="ru", job_id="123")


@pytest.fixture
async def google() -> AsyncIterator[FakeGoogle]:
    """Whatever happens, nothing is left in the bucket."""
    async with FakeGoogle() as google:
        yield google
        assert google.storage.objects == {}


@pytest.fixture
async def engine(google: FakeGoogle, tmp_path: Path) -> AsyncIterator[GoogleTranscriber]:
    async with connected(google, tmp_path) as engine:
        yield engine
