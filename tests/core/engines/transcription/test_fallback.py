from pathlib import Path

import pytest

from core.domain.document import Document
from core.domain.errors import (
    AllEnginesFailedError,
    BadTranscriptError,
    EngineAuthError,
    EngineMissingError,
    EnginePaymentError,
    EngineUnavailableError,
    ShortsError,
    is_retryable,
)
from core.engines.transcription.deepgram import DeepgramTranscriber
from core.engines.transcription.fallback import FallbackTranscriber
from core.ports.transcriber import RawTranscript, TranscribeRequest
from tests.fakes.deepgram import FakeDeepgram, faults

REQUEST = TranscribeRequest(Path("a.ogg"), 1000)


class Engine:
    """Answers with its name, or fails."""

    def __init__(self, name: str, error: ShortsError | None = None) -> None:
        self._name = name
        self.error = error

    @property
    def name(self) -> str:
        return self._name

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        if self.error is not None:
            raise self.error
        return RawTranscript(self.name, self.name.encode())

    def parse(self, raw: RawTranscript) -> Document:
        return Document("ru", self.name, ())


@pytest.mark.parametrize(
    "error", [EnginePaymentError(), EngineAuthError(), EngineUnavailableError()]
)
async def test_the_next_one_takes_over(error: ShortsError) -> None:
    chain = FallbackTranscriber([Engine("a", error), Engine("b")])
    raw = await chain.request(REQUEST)
    assert raw.engine == "b"
    assert chain.parse(raw).engine == "b"


async def test_a_stored_answer_is_read_by_the_engine_that_gave_it() -> None:
    chain = FallbackTranscriber([Engine("a"), Engine("b")])
    assert chain.parse(RawTranscript("b", b"")).engine == "b"
    with pytest.raises(EngineMissingError) as caught:
        chain.parse(RawTranscript("gone", b""))
    assert caught.value.params == {"name": "gone"}


async def test_what_is_wrong_with_the_input_is_wrong_for_all() -> None:
    chain = FallbackTranscriber([Engine("a", BadTranscriptError(name="x")), Engine("b")])
    with pytest.raises(BadTranscriptError):
        await chain.request(REQUEST)


async def test_every_cause_is_told() -> None:
    causes = [EnginePaymentError("no money"), EngineUnavailableError("down")]
    chain = FallbackTranscriber([Engine("a", causes[0]), Engine("b", causes[1])])
    with pytest.raises(AllEnginesFailedError, match=r"no money.*down") as caught:
        await chain.request(REQUEST)
    assert caught.value.causes == tuple(causes)
    assert is_retryable(caught.value)


async def test_a_chain_of_one_says_what_is_wrong() -> None:
    with pytest.raises(EnginePaymentError):
        await FallbackTranscriber([Engine("a", EnginePaymentError())]).request(REQUEST)


@pytest.mark.parametrize("engines", [[], [Engine("a"), Engine("a")]])
def test_nonsense_is_refused(engines: list[Engine]) -> None:
    with pytest.raises(ValueError, match=r"engine"):
        FallbackTranscriber(engines)


async def test_deepgram_without_credit(
    engine: DeepgramTranscriber, fake: FakeDeepgram, ask: TranscribeRequest
) -> None:
    fake.fail(faults.no_credit())
    raw = await FallbackTranscriber([engine, Engine("offline")]).request(ask)
    assert raw.engine == "offline"
