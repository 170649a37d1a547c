"""Deepgram on loopback, and a short piece of sound."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import stamina

from core.engines.transcription.deepgram import DeepgramTranscriber
from core.ports.transcriber import TranscribeRequest
from tests.fakes.deepgram import FakeDeepgram
from tests.support.deepgram import connected
from tests.support.media import make


@pytest.fixture(autouse=True)
def _no_waiting_between_tries() -> Iterator[None]:
    with stamina.set_testing(True, attempts=5, cap=True):
        yield


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds of a tone, as ingest leaves it."""
    out = tmp_path_factory.mktemp("sound") / "sound.ogg"
    tone = ("-f", "lavfi", "-i", "sine=440:d=3")
    return make(out, *tone, "-ac", "1", "-ar", "16000", "-c:a", "libopus", "-b:a", "32k")


@pytest.fixture
def ask(sound: Path) -> TranscribeRequest:
    return TranscribeRequest(sound, 90_680, language="ru", job_id="123")


@pytest.fixture
async def fake() -> AsyncIterator[FakeDeepgram]:
    async with FakeDeepgram() as deepgram:
        yield deepgram


@pytest.fixture
async def engine(fake: FakeDeepgram, tmp_path: Path) -> AsyncIterator[DeepgramTranscriber]:
    async with connected(fake.url, scratch=tmp_path) as transcriber:
        yield transcriber
