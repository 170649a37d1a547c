"""Talks longer than Google gives word times for."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from core.domain.document import Document
from core.domain.errors import EngineAuthError
from core.domain.spans import Span
from core.engines.transcription.google import engine as engine_module
from core.ports.transcriber import TranscribeRequest
from tests.core.engines.transcription.google.conftest import connected
from tests.fakes.google import FakeGoogle, Said, Sound
from tests.fakes.google.faults import in_file
from tests.support.heard import HeardParts
from tests.support.media import make

LONG_MS, TWO_PARTS_MS = 45 * 60_000, 25 * 60_000
EVERY_S, PAUSE_S = 37, 1


@pytest.fixture(scope="session")
def long_talk(tmp_path_factory: pytest.TempPathFactory) -> TranscribeRequest:
    """A hum that pauses for a second every 37."""
    out = tmp_path_factory.mktemp("long") / "long.ogg"
    hum = ("-f", "lavfi", "-i", f"sine=200:r=8000:d={LONG_MS // 1000}")
    pauses = f"volume=0:enable='lt(mod(t,{EVERY_S}),{PAUSE_S})'"
    return TranscribeRequest(
        make(out, *hum, "-af", pauses, "-c:a", "flac", "-f", "ogg"), LONG_MS, language="ru"
    )


@pytest.fixture
def two_parts(long_talk: TranscribeRequest) -> TranscribeRequest:
    return replace(long_talk, duration_ms=TWO_PARTS_MS)


def span_of(key: str) -> Span:
    start, end = key.rsplit("/", 1)[1].removesuffix(".flac").split("-")
    return Span(int(start), int(end))


def talk(sound: Sound) -> Sequence[Said]:
    """Words every two seconds of the whole talk, as far as this part holds them."""
    start_s = span_of(sound.key).start_ms / 1000
    first = int(start_s / 2) + (start_s % 2 > 0)
    last = int((start_s + sound.seconds) / 2)
    return [
        Said(f"{i}", round(2 * i - start_s, 3), round(2 * i - start_s + 0.4, 3))
        for i in range(first, last)
    ]


def assert_whole(document: Document, duration_ms: int = TWO_PARTS_MS) -> None:
    words = list(document.words())
    assert [word.text for word in words] == [str(i) for i in range(duration_ms // 2000)]
    assert all(abs(word.start_ms - 2000 * i) <= 1 for i, word in enumerate(words))


async def test_cut_where_it_is_quiet_and_joined_again(
    long_talk: TranscribeRequest, tmp_path: Path
) -> None:
    seen: list[float] = []
    heard = HeardParts()
    async with FakeGoogle(talk) as google, connected(google, tmp_path) as engine:
        raw = await engine.request(replace(long_talk, progress=seen.append, heard=heard))
        assert_whole(engine.parse(raw), LONG_MS)
    spans = sorted(span_of(key) for key in google.storage.written)
    assert len(spans) == 3
    assert (spans[0].start_ms, spans[-1].end_ms) == (0, LONG_MS)
    for before, after in pairwise(spans):
        assert before.end_ms - after.start_ms == 2_000
        cut_s = (before.end_ms + after.start_ms) / 2000
        assert cut_s % EVERY_S < PAUSE_S + 0.1
    assert sorted(part.span for part in heard.parts) == spans
    billed = Decimal(LONG_MS + 2 * 2_000) / 60_000 * Decimal("0.016")
    assert abs(heard.cost_usd - billed) < Decimal("0.00001")
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


async def test_a_part_that_stops_early_is_asked_for_its_rest(
    two_parts: TranscribeRequest, tmp_path: Path
) -> None:
    def tiring(sound: Sound) -> Sequence[Said]:
        return [said for said in talk(sound) if said.end < 400 or sound.seconds < 800]

    async with FakeGoogle(tiring) as google, connected(google, tmp_path) as engine:
        assert_whole(engine.parse(await engine.request(two_parts)))
    assert len(google.questions) == 3


async def test_silence_at_the_end_is_asked_once_more_only(
    two_parts: TranscribeRequest, tmp_path: Path
) -> None:
    def silent_end(sound: Sound) -> Sequence[Said]:
        return [said for said in talk(sound) if int(said.word) < 600]

    async with FakeGoogle(silent_end) as google, connected(google, tmp_path) as engine:
        document = engine.parse(await engine.request(two_parts))
    assert len(list(document.words())) == 600
    assert len(google.questions) == 3


async def test_the_older_version_takes_hours_at_once(
    two_parts: TranscribeRequest, tmp_path: Path
) -> None:
    async with (
        FakeGoogle(talk) as google,
        connected(google, tmp_path, model="latest_long") as engine,
    ):
        document = engine.parse(await engine.request(two_parts))
    assert_whole(document)
    assert len(google.questions) == 1
    assert {word.speaker for word in document.words()} == {0}


async def test_a_part_that_fails_costs_none_of_the_others(
    two_parts: TranscribeRequest, tmp_path: Path
) -> None:
    heard = HeardParts()
    async with FakeGoogle(talk, polls=5) as google, connected(google, tmp_path) as engine:
        google.fail(in_file("PERMISSION_DENIED"))
        with pytest.raises(EngineAuthError):
            await engine.request(replace(two_parts, heard=heard))
        assert google.storage.objects == {}
        assert len(heard.parts) == 1
        again = replace(two_parts, heard=heard, known=heard.bodies)
        assert_whole(engine.parse(await engine.request(again)))
    assert len(google.questions) == 3
    assert len({part.key for part in heard.parts}) == 2


async def test_nothing_is_begun_once_a_part_has_failed(
    long_talk: TranscribeRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "_PARTS_AT_ONCE", 1)
    async with FakeGoogle(talk) as google, connected(google, tmp_path) as engine:
        google.fail(in_file("PERMISSION_DENIED"))
        with pytest.raises(EngineAuthError):
            await engine.request(long_talk)
    assert len(google.questions) == 1


async def test_a_picture_that_outlasts_its_sound(sound: Path, tmp_path: Path) -> None:
    talk_of_3_s = TranscribeRequest(sound, LONG_MS, language="ru")
    async with FakeGoogle() as google, connected(google, tmp_path) as engine:
        assert not engine.parse(await engine.request(talk_of_3_s)).is_empty
        (key,) = google.storage.written
    assert span_of(key).end_ms == pytest.approx(3_000, abs=20)
