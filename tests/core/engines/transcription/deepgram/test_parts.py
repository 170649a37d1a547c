"""Talks too long for one call."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from core.domain.document import Word
from core.domain.errors import EngineUnavailableError
from core.engines.transcription.deepgram import DeepgramTranscriber
from core.engines.transcription.deepgram.parts import (
    OVERLAP_MS,
    PART_MS,
    join_words,
    part_spans,
)
from core.ports.transcriber import TranscribeRequest
from tests.fakes.deepgram import FakeDeepgram, compose, faults
from tests.support.deepgram import connected
from tests.support.media import make

MINUTE_MS = 60_000


@pytest.mark.parametrize("minutes", [1, 20, 21, 45, 240])
def test_parts_cover_everything_and_overlap(minutes: int) -> None:
    spans = part_spans(minutes * MINUTE_MS)
    assert spans[0].start_ms == 0
    assert spans[-1].end_ms == minutes * MINUTE_MS
    assert all(span.duration_ms <= PART_MS for span in spans)
    overlaps = [a.end_ms - b.start_ms for a, b in pairwise(spans)]
    assert set(overlaps) <= {OVERLAP_MS}


def word(text: str, start_ms: int, speaker: int | None = None) -> Word:
    return Word(text, start_ms, start_ms + 400, speaker=speaker)


def test_each_part_gives_the_half_of_the_overlap_it_heard_in_context() -> None:
    first = [word("раз", 0), word("два", 8_100), word("тр…", 9_500)]
    second = [word("…ва", 0), word("три", 1_500), word("четыре", 3_000)]
    joined = join_words([(0, first), (8_000, second)])
    assert [(w.text, w.start_ms) for w in joined] == [
        ("раз", 0),
        ("два", 8_100),
        ("три", 9_500),
        ("четыре", 11_000),
    ]


def test_who_talks_in_the_overlap_keeps_the_number() -> None:
    first = [word("а", 0, 0), word("б", 5_000, 1), word("в", 9_000, 1)]
    second = [word("в", 1_000, 0), word("г", 3_000, 1), word("д", 4_000, 0)]
    joined = join_words([(0, first), (8_000, second)])
    # Nobody knows whether "г" is the first speaker again: somebody new.
    assert [(w.text, w.speaker) for w in joined] == [
        ("а", 0), ("б", 1), ("в", 1), ("г", 2), ("д", 1),
    ]  # fmt: skip


def test_speakers_that_are_not_told_stay_so() -> None:
    joined = join_words([(0, [word("а", 0)]), (8_000, [word("б", 3_000)])])
    assert [w.speaker for w in joined] == [None, None]


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
