"""Talks too long for one call."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.errors import EngineUnavailableError
from core.engines.transcription.deepgram import DeepgramTranscriber
from core.engines.transcription.parts import PART_MS
from core.ports.transcriber import TranscribeRequest
from tests.fakes.deepgram import FakeDeepgram, compose, faults
from tests.support.deepgram import connected
from tests.support.media import make


@pytest.fixture(scope="session")
def long_talk(tmp_path_factory: pytest.TempPathFactory) -> TranscribeRequest:
    out = tmp_path_factory.mktemp("long") / "long.ogg"
    hum = ("-f", "lavfi", "-i", "sine=200:r=8000:d=1300", "-c:a", "flac", "-f", "ogg")
    return TranscribeRequest(make(out, *hum), 1_300_000, language="ru")


async def test_a_long_talk_is_sent_in_parts(long_talk: TranscribeRequest, tmp_path: Path) -> None:
    answers = [compose([(0, "Первая часть."), (1, "Да.")]), compose([(0, "Ещё слово.")])]
    async with (
        FakeDeepgram(lambda _: answers.pop(0)) as fake,
        connected(fake.url, scratch=tmp_path) as engine,
    ):
        fake.fail(faults.gateway_timeout())
        document = engine.parse(await engine.request(long_talk))
    assert len(fake.calls) == 3
    assert len({call.body for call in fake.calls}) == 3
    # What the second part heard in its first second belongs to the first part.
    assert [(line.start_ms, line.text) for line in document.lines()] == [
        (400, "Первая часть."),
        (2_060, "Да."),
    ]
    assert list(tmp_path.iterdir()) == []


async def test_a_short_talk_is_not_cut(
    engine: DeepgramTranscriber, fake: FakeDeepgram, long_talk: TranscribeRequest
) -> None:
    fake.fail(faults.gateway_timeout().repeated(5))
    with pytest.raises(EngineUnavailableError):
        await engine.request(replace(long_talk, duration_ms=PART_MS))
    assert len({call.body for call in fake.calls}) == 1
