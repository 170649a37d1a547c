"""Talks too long for one call."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.domain.errors import EnginePaymentError, EngineUnavailableError
from core.domain.spans import Span
from core.engines.transcription.deepgram import DeepgramTranscriber
from core.engines.transcription.parts import OVERLAP_MS, PART_MS
from core.ports.transcriber import TranscribeRequest
from tests.fakes.deepgram import FakeDeepgram, compose, faults
from tests.support.deepgram import connected
from tests.support.heard import HeardParts
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


async def test_parts_that_were_paid_are_not_asked_again(long_talk: TranscribeRequest) -> None:
    heard = HeardParts()
    answers = [compose([(0, "Первая часть.")]), compose([(0, "Так это было у нас очень давно.")])]
    async with FakeDeepgram(lambda _: answers.pop(0)) as fake, connected(fake.url) as engine:
        fake.fail(faults.gateway_timeout(), faults.slow(0), faults.no_credit())
        with pytest.raises(EnginePaymentError):
            await engine.request(replace(long_talk, heard=heard))
        (first,) = heard.parts
        assert (first.engine, first.model, first.span) == ("deepgram", "nova-3", Span(0, PART_MS))
        assert first.cost_usd == Decimal("0.0063") * 20
        again = replace(long_talk, heard=heard, known=heard.bodies)
        document = engine.parse(await engine.request(again))
    first_word, *_, last_word = document.words()
    assert (first_word.text, last_word.text) == ("Первая", "давно.")
    assert last_word.start_ms > PART_MS
    # The whole, two parts, and what was missing: the whole is not tried in vain again.
    assert len(fake.calls) == 4
    assert [part.span.start_ms for part in heard.parts] == [0, PART_MS - OVERLAP_MS]


async def test_what_another_question_was_answered_is_not_known(
    engine: DeepgramTranscriber, fake: FakeDeepgram, ask: TranscribeRequest
) -> None:
    heard = HeardParts()
    await engine.request(replace(ask, heard=heard))
    known = heard.bodies
    await engine.request(replace(ask, known=known))
    assert len(fake.calls) == 1
    await engine.request(replace(ask, known=known, language="en"))
    assert len(fake.calls) == 2


async def test_a_short_talk_is_not_cut(
    engine: DeepgramTranscriber, fake: FakeDeepgram, long_talk: TranscribeRequest
) -> None:
    fake.fail(faults.gateway_timeout().repeated(5))
    with pytest.raises(EngineUnavailableError):
        await engine.request(replace(long_talk, duration_ms=PART_MS))
    assert len({call.body for call in fake.calls}) == 1
