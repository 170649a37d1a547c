"""Real recorded answers and the committed sample."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.engines.transcription.deepgram import DeepgramTranscriber
from core.engines.transcription.deepgram.stored import pack
from core.ports.transcriber import RawTranscript
from tests.support.deepgram import connected


@pytest.fixture
async def reader() -> AsyncIterator[DeepgramTranscriber]:
    async with connected("http://127.0.0.1:1", api_key=None) as engine:
        yield engine


@pytest.mark.parametrize("number", range(1, 9))
def test_recorded_answers(shared_dir: Path, reader: DeepgramTranscriber, number: int) -> None:
    path = shared_dir / "oracles" / "deepgram-recorded" / f"{number}-response.json"
    alternative = json.loads(path.read_bytes())["results"]["channels"][0]["alternatives"][0]
    body = pack("en", [(0, path.read_bytes())])
    document = reader.parse(RawTranscript("deepgram", body))
    assert document.language == "en"
    assert " ".join(word.text for word in document.words()) == alternative["transcript"]
    assert [w.start_ms for w in document.words()] == [
        round(w["start"] * 1000) for w in alternative["words"]
    ]
    sentences = [
        sentence["text"]
        for paragraph in alternative["paragraphs"]["paragraphs"]
        for sentence in paragraph["sentences"]
    ]
    # Ours end at long pauses too, never inside what Deepgram holds for one sentence otherwise.
    assert len(list(document.lines())) >= len(sentences)


def test_the_sample(sample_dir: Path, reader: DeepgramTranscriber) -> None:
    body = (sample_dir / "podcast.deepgram.json").read_bytes()
    document = reader.parse(RawTranscript("deepgram", body))
    utterances = json.loads(body)["results"]["utterances"]
    assert document.language == "ru"
    assert [line.text for line in document.lines()][:3] == [
        "Павел, правда, что твой первый запуск провалился за одну ночь?",
        "Ну, э-э, да.",
        "Мы открыли доставку завтраков, и я написал: первый завтрак за один рубль.",
    ]
    assert {line.speaker for line in document.lines()} == {u["speaker"] for u in utterances}


def test_one_channel_a_person(reader: DeepgramTranscriber) -> None:
    def channel(text: str, start: float) -> dict[str, object]:
        word = {"word": text, "start": start, "end": start + 0.5, "confidence": 0.9}
        return {"alternatives": [{"transcript": text, "words": [word]}]}

    answer = {"results": {"channels": [channel("привет", 1.0), channel("да", 0.2)]}}
    raw = RawTranscript("deepgram", json.dumps(answer).encode())
    words = list(reader.parse(raw).words())
    assert [(w.text, w.speaker, w.start_ms) for w in words] == [("да", 1, 200), ("привет", 0, 1000)]


def test_sentiment_told_by_word_numbers(reader: DeepgramTranscriber) -> None:
    words = [
        {"word": w, "start": i / 2, "end": i / 2 + 0.4} for i, w in enumerate(("so", "good", "bad"))
    ]
    segments = [
        {"text": "so good", "start_word": 0, "end_word": 1, "sentiment_score": 0.8},
        {"text": "bad", "start_word": 2, "end_word": 10**12, "sentiment_score": -0.5},
    ]
    results = {
        "channels": [{"alternatives": [{"transcript": "so good bad", "words": words}]}],
        "sentiments": {"segments": segments},
    }
    raw = RawTranscript("deepgram", json.dumps({"results": results}).encode())
    assert [w.sentiment for w in reader.parse(raw).words()] == [0.8, 0.8, -0.5]
