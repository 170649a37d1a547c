"""What Google refuses, and what that means here."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from core.domain.errors import (
    EngineAuthError,
    EngineBadAnswerError,
    EngineError,
    EnginePaymentError,
    EngineRateLimitedError,
    EngineRejectedError,
    EngineTooMuchError,
    EngineUnavailableError,
)
from core.engines.transcription.google import GoogleTranscriber
from core.engines.transcription.google.errors import error_from, error_of
from core.ports.transcriber import TranscribeRequest
from tests.core.engines.transcription.google.conftest import connected
from tests.fakes.google import FakeGoogle, faults
from tests.fakes.google.faults import Fault, in_file, in_operation, refused

Ask = TranscribeRequest

BILLING = "This API method requires billing to be enabled."


@pytest.mark.parametrize(
    ("fault", "error", "calls"),
    [
        (refused("UNAUTHENTICATED").repeated(2), EngineAuthError, 2),
        (refused("PERMISSION_DENIED"), EngineAuthError, 1),
        (refused("PERMISSION_DENIED", BILLING), EnginePaymentError, 1),
        (refused("FAILED_PRECONDITION", BILLING), EnginePaymentError, 1),
        (refused("NOT_FOUND"), EngineAuthError, 1),
        (refused("INVALID_ARGUMENT"), EngineRejectedError, 1),
        (refused("RESOURCE_EXHAUSTED", delay="3600s"), EngineRateLimitedError, 1),
        (faults.html(404).on("start"), EngineAuthError, 1),
        (faults.html(200).on("start"), EngineBadAnswerError, 1),
        (Fault(200, "{}", route="start"), EngineBadAnswerError, 1),
        (in_operation("PERMISSION_DENIED"), EngineAuthError, 1),
        (in_operation("INVALID_ARGUMENT", "Bad audio."), EngineRejectedError, 1),
        (in_file("PERMISSION_DENIED", "The service agent may not read."), EngineAuthError, 1),
        (in_file("NOT_FOUND"), EngineAuthError, 1),
        (in_operation("INTERNAL").repeated(2), EngineUnavailableError, 2),
        (in_file("DEADLINE_EXCEEDED").repeated(2), EngineUnavailableError, 2),
    ],
)
async def test_refusals(
    engine: GoogleTranscriber,
    google: FakeGoogle,
    ask: Ask,
    fault: Fault,
    error: type[EngineError],
    calls: int,
) -> None:
    google.fail(fault)
    with pytest.raises(EngineError) as caught:
        await engine.request(ask)
    assert type(caught.value) is error
    assert len(google.calls_of("start")) == calls
    assert google.storage.deleted == google.storage.written


@pytest.mark.parametrize(
    "fault",
    [
        refused("UNAVAILABLE"),
        refused("UNAVAILABLE", route="poll"),
        refused("RESOURCE_EXHAUSTED", delay="2s"),
        refused("UNAUTHENTICATED", route="poll"),
        refused("INTERNAL"),
        faults.html(502).on("poll"),
        Fault(faults.CUT, route="start"),
        Fault(faults.CUT, route="poll"),
        Fault(503, route="upload"),
        in_operation("UNAVAILABLE"),
        in_file("INTERNAL"),
    ],
)
async def test_what_passes_is_waited_out(
    engine: GoogleTranscriber, google: FakeGoogle, ask: Ask, fault: Fault
) -> None:
    google.fail(fault)
    assert not engine.parse(await engine.request(ask)).is_empty


async def test_a_refused_token_is_renewed(
    engine: GoogleTranscriber, google: FakeGoogle, ask: Ask
) -> None:
    google.fail(refused("UNAUTHENTICATED"))
    await engine.request(ask)
    assert len(google.calls_of("token")) == 2


async def test_trouble_that_stays(engine: GoogleTranscriber, google: FakeGoogle, ask: Ask) -> None:
    google.fail(refused("UNAVAILABLE").repeated(99))
    with pytest.raises(EngineUnavailableError):
        await engine.request(ask)


async def test_a_token_that_is_not_given(
    engine: GoogleTranscriber, google: FakeGoogle, ask: Ask
) -> None:
    google.fail(Fault(400, '{"error": "invalid_grant"}', route="token"))
    with pytest.raises(EngineAuthError, match="invalid_grant"):
        await engine.request(ask)
    assert google.storage.written == []


async def test_a_bucket_that_is_not_there(google: FakeGoogle, tmp_path: Path, ask: Ask) -> None:
    async with connected(google, tmp_path, bucket="another") as engine:
        with pytest.raises(EngineAuthError, match="bucket"):
            await engine.request(ask)


async def test_sound_that_cannot_be_deleted_costs_no_words(tmp_path: Path, ask: Ask) -> None:
    async with FakeGoogle() as google, connected(google, tmp_path) as engine:
        google.fail(Fault(403, "<Error/>", route="delete"))
        with capture_logs() as logs:
            assert not engine.parse(await engine.request(ask)).is_empty
    assert [entry["event"] for entry in logs if entry["event"].startswith("google_sound")] == [
        "google_sound_left_behind"
    ]


async def test_an_operation_that_does_not_end(tmp_path: Path, ask: Ask) -> None:
    async with (
        FakeGoogle(polls=10**6) as google,
        connected(google, tmp_path, answer_timeout_s=0.1) as engine,
    ):
        with pytest.raises(EngineUnavailableError, match="no answer"):
            await engine.request(replace(ask, duration_ms=200))
        assert len(google.questions) == 1
        assert google.storage.objects == {}


async def test_a_model_in_the_wrong_place(google: FakeGoogle, tmp_path: Path, ask: Ask) -> None:
    async with connected(google, tmp_path, location="global") as engine:
        with pytest.raises(EngineRejectedError, match="does not exist in the location"):
            await engine.request(ask)


def test_the_wait_asked_for() -> None:
    header = error_from(429, b"busy", "7")
    assert isinstance(header, EngineRateLimitedError)
    assert header.retry_after == timedelta(seconds=7)
    body = b'[{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": [{}, '
    body += b'{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "3.5s"}]}}]'
    listed = error_from(429, body)
    assert isinstance(listed, EngineRateLimitedError)
    assert listed.retry_after == timedelta(seconds=3.5)


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, b"", EngineAuthError),
        (403, b'{"error": "forbidden"}', EngineAuthError),
        (413, b"<html>", EngineRejectedError),
        (418, b"\xff", EngineRejectedError),
        (599, b"[]", EngineUnavailableError),
        (500, b'{"error": {"code": "odd", "details": "odd"}}', EngineUnavailableError),
        (400, b'{"error": {"code": 3, "message": "Audio is too long."}}', EngineTooMuchError),
    ],
)
def test_bodies_of_all_shapes(status: int, body: bytes, kind: type[EngineError]) -> None:
    assert type(error_from(status, body)) is kind


def test_a_code_nobody_knows() -> None:
    assert type(error_of({"code": 99})) is EngineRejectedError
    assert type(error_of({})) is EngineRejectedError
