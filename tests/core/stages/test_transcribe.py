from pathlib import Path

import pytest

from core.domain.document import Document, Word
from core.domain.errors import EngineBadAnswerError, NoSpeechError
from core.ports.transcriber import RawTranscript, TranscribeRequest
from core.stages.sentences import build_document
from core.stages.transcribe import transcribe

REQUEST = TranscribeRequest(Path("a.ogg"), 1000)


class Parrot:
    """An engine whose answer is the words themselves."""

    name = "parrot"

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.asked = 0

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        self.asked += 1
        return RawTranscript(self.name, self.answer)

    def parse(self, raw: RawTranscript) -> Document:
        if raw.body == b"garbage":
            raise EngineBadAnswerError
        words = [Word(t, i, i + 1) for i, t in enumerate(raw.body.decode().split())]
        return build_document(words, language="ru", engine=self.name)


class Shelf:
    """Keeps answers."""

    def __init__(self) -> None:
        self.kept: list[RawTranscript] = []

    async def keep(self, raw: RawTranscript) -> None:
        self.kept.append(raw)


async def test_a_new_answer_is_kept_and_read() -> None:
    engine, shelf = Parrot("да нет".encode()), Shelf()
    document = await transcribe(engine, REQUEST, stored=None, keep=shelf.keep)
    assert [w.text for w in document.words()] == ["да", "нет"]
    assert [raw.body for raw in shelf.kept] == ["да нет".encode()]


async def test_a_stored_answer_is_not_paid_for_again() -> None:
    engine, shelf = Parrot(b"new"), Shelf()
    stored = RawTranscript("parrot", b"old")
    document = await transcribe(engine, REQUEST, stored=stored, keep=shelf.keep)
    assert [w.text for w in document.words()] == ["old"]
    assert (engine.asked, shelf.kept) == (0, [])


async def test_an_answer_is_kept_before_it_is_read() -> None:
    engine, shelf = Parrot(b"garbage"), Shelf()
    with pytest.raises(EngineBadAnswerError):
        await transcribe(engine, REQUEST, stored=None, keep=shelf.keep)
    assert [raw.body for raw in shelf.kept] == [b"garbage"]


async def test_silence() -> None:
    engine, shelf = Parrot(b""), Shelf()
    with pytest.raises(NoSpeechError):
        await transcribe(engine, REQUEST, stored=None, keep=shelf.keep)
    assert len(shelf.kept) == 1
