"""The engine that a chat chose, and what happens when it cannot answer."""

import pytest
from structlog.testing import capture_logs

from core.domain.errors import (
    AllEnginesFailedError,
    EngineAuthError,
    EngineMissingError,
    EnginePaymentError,
    ShortsError,
)
from core.engines.transcription.choice import Transcribers
from core.ports.transcriber import RawTranscript
from tests.core.engines.transcription.test_fallback import REQUEST, Engine


async def asked(transcribers: Transcribers, name: str | None = None) -> str:
    return (await transcribers.chosen(name).request(REQUEST)).engine


def all_of_them(**errors: ShortsError) -> list[Engine]:
    return [Engine(name, errors.get(name)) for name in ("deepgram", "google", "whisper")]


async def test_the_default_is_asked_first() -> None:
    transcribers = Transcribers(all_of_them(), "google")
    assert transcribers.available == ("google", "deepgram", "whisper")
    assert await asked(transcribers) == "google"


async def test_a_chat_may_choose_another() -> None:
    transcribers = Transcribers(all_of_them(), "deepgram")
    assert await asked(transcribers, "whisper") == "whisper"
    assert await asked(transcribers) == "deepgram"


async def test_the_others_take_over_in_the_usual_order() -> None:
    failing = all_of_them(google=EngineAuthError(), deepgram=EnginePaymentError())
    assert await asked(Transcribers(failing, "deepgram"), "google") == "whisper"


async def test_every_cause_is_told_in_the_order_tried() -> None:
    causes = {
        "google": EngineAuthError("no rights"),
        "deepgram": EnginePaymentError("no money"),
        "whisper": EngineMissingError("no model", name="whisper"),
    }
    transcribers = Transcribers(all_of_them(**causes), "deepgram")
    with pytest.raises(AllEnginesFailedError, match=r"no rights.*no money.*no model") as caught:
        await asked(transcribers, "google")
    assert caught.value.causes == tuple(causes.values())


async def test_a_choice_that_is_not_set_up_is_noted_and_left() -> None:
    transcribers = Transcribers([Engine("deepgram"), Engine("whisper")], "google")
    with capture_logs() as logs:
        assert await asked(transcribers, "google") == "deepgram"
    assert logs[0]["event"] == "transcriber_not_available"
    assert logs[0]["chosen"] == "google"


async def test_stored_answers_of_any_engine_can_be_read() -> None:
    chosen = Transcribers(all_of_them()).chosen("whisper")
    for name in ("deepgram", "google", "whisper"):
        assert chosen.parse(RawTranscript(name, b"")).engine == name


def test_nothing_to_choose_from_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Transcribers([])
