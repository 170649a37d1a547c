import json
from pathlib import Path

import pytest

from core.domain.errors import EngineBadAnswerError
from core.engines.transcription.whisper import WhisperTranscriber
from core.ports.transcriber import RawTranscript
from core.settings import WhisperSettings

ENGINE = WhisperTranscriber(WhisperSettings(_env_file=None), Path("nowhere"))


def segment(text: str, start: float = 0.0, *, tokens: list[str] | None = None) -> dict[str, object]:
    """Make a segment; `tokens` are its words as the model tears them."""
    words = [
        {"word": w, "start": start + i / 2, "end": start + i / 2 + 0.5, "probability": 0.9}
        for i, w in enumerate(tokens or [f" {w}" for w in text.split()])
    ]
    return {"start": start, "end": start + len(words) / 2, "text": f" {text}", "words": words}


def answer(*segments: dict[str, object], language: str | None = "ru") -> RawTranscript:
    body = json.dumps({"language": language, "segments": segments}).encode()
    return RawTranscript("whisper", body)


def test_words_and_sentences() -> None:
    document = ENGINE.parse(answer(segment("Да. Так и есть."), segment("Вот.", 4)))
    assert (document.language, document.engine) == ("ru", "whisper")
    assert [line.text for line in document.lines()] == ["Да.", "Так и есть.", "Вот."]
    first = next(document.words())
    assert (first.start_ms, first.end_ms, first.confidence, first.speaker) == (0, 500, 0.9, None)


def test_words_torn_by_the_model_are_joined() -> None:
    torn = segment("Кто-то дал 3.5%", tokens=[" Кто", "-то", " дал", " 3", ".5", "%"])
    words = list(ENGINE.parse(answer(torn)).words())
    assert [(w.text, w.start_ms, w.end_ms) for w in words] == [
        ("Кто-то", 0, 1000),
        ("дал", 1000, 1500),
        ("3.5%", 1500, 3000),
    ]


def test_languages_without_spaces_keep_their_words() -> None:
    document = ENGINE.parse(answer(segment("你好", tokens=["你", "好"]), language="zh"))
    assert [w.text for w in document.words()] == ["你", "好"]


@pytest.mark.parametrize(
    "credit",
    [
        "Субтитры сделал DimaTorzok",
        "Субтитры создавал DimaTorzok.",
        "Редактор субтитров А.Семкин Корректор А.Егорова",
        "Продолжение следует...",
        "Thanks for watching!",
    ],
)
def test_what_the_model_learned_from_films_is_left_out(credit: str) -> None:
    document = ENGINE.parse(answer(segment("Да."), segment(credit, 5)))
    assert [w.text for w in document.words()] == ["Да."]


def test_people_may_speak_of_subtitles() -> None:
    spoken = "Субтитры сделали мы сами, и продолжение следует."
    assert not ENGINE.parse(answer(segment(spoken))).is_empty


def test_silence() -> None:
    assert ENGINE.parse(answer(language=None)).is_empty


@pytest.mark.parametrize("body", [b"", b"{}", b'{"language":"ru","segments":[{"text":"a"}]}'])
def test_an_answer_that_cannot_be_read(body: bytes) -> None:
    with pytest.raises(EngineBadAnswerError):
        ENGINE.parse(RawTranscript("whisper", body))
