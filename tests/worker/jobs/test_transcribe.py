"""TRANSCRIBE: asked once, paid once."""

import asyncio
from decimal import Decimal
from functools import partial

import pytest

from core.domain.document import Document
from core.domain.document_json import document_from_json, document_to_json
from core.domain.errors import EngineBadAnswerError, EngineUnavailableError, NoSpeechError
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.people import ChatSettings
from core.domain.spans import Span
from core.engines.transcription.choice import Transcribers
from core.engines.transcription.paid_parts import PaidParts
from core.ports.transcriber import HeardPart, RawTranscript, TranscribeRequest
from tests.support.engines import DictatedTranscriber
from tests.worker.jobs.conftest import Prepare, StageBench
from worker.artifacts import keep_bytes
from worker.context import JobRun, WorkerContext
from worker.jobs.transcribe import run_transcribe
from worker.sound_parts import SoundParts


@pytest.fixture
def engine(stage: StageBench, interview: Document) -> DictatedTranscriber:
    engine = DictatedTranscriber(interview)
    stage.use(transcribers=Transcribers([engine]))
    return engine


async def test_the_answer_and_the_document_are_kept(
    stage: StageBench, ready_for: Prepare, engine: DictatedTranscriber, interview: Document
) -> None:
    project = await ready_for(Stage.TRANSCRIBE)
    run = await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project)
    raw = await stage.artifact(project, ArtifactType.TRANSCRIPT_RAW)
    transcript = await stage.artifact(project, ArtifactType.TRANSCRIPT)
    assert raw is not None
    assert (raw.engine, run.meter.cost_usd) == ("dictated", Decimal("0.02"))
    assert document_from_json(await stage.content(transcript)) == interview
    assert (await stage.bench.stored_project(project.id)).language == "ru"
    (asked,) = engine.requests
    assert (asked.duration_ms, asked.job_id) == (40_000, str(run.job.id))


async def test_a_transcript_that_people_brought_is_not_paid_for(
    stage: StageBench, ready_for: Prepare, engine: DictatedTranscriber
) -> None:
    project = await ready_for(Stage.TRANSCRIBE)
    srt = "1\n00:00:01,000 --> 00:00:03,000\nЭто мои слова.\n"

    async def bring(context: WorkerContext, run: JobRun) -> None:
        await keep_bytes(context, run, ArtifactType.SIDECAR, srt.encode())

    await stage.attempt(Stage.INGEST, bring, project)
    run = await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project)
    transcript = await stage.artifact(project, ArtifactType.TRANSCRIPT)
    heard = document_from_json(await stage.content(transcript))
    assert [word.text for word in heard.words()] == ["Это", "мои", "слова."]
    assert (run.meter.cost_usd, engine.requests) == (Decimal(0), [])


async def test_what_listening_cost_is_in_the_ledger(
    stage: StageBench, ready_for: Prepare, engine: DictatedTranscriber
) -> None:
    project = await ready_for(Stage.TRANSCRIBE)
    for number in (1, 2):
        await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project, number)
    async with stage.bench.uow() as uow:
        (charge,) = await uow.charges.of_project(project.id)
    assert (charge.stage, charge.engine) == (Stage.TRANSCRIBE, "dictated")
    assert (charge.audio_ms, charge.cost_usd) == (40_000, Decimal("0.02"))
    assert charge.job_id == stage.runs[-2].job.id
    assert 0 <= charge.seconds < 60


async def test_another_attempt_asks_nothing(
    stage: StageBench, ready_for: Prepare, engine: DictatedTranscriber
) -> None:
    project = await ready_for(Stage.TRANSCRIBE)
    for number in (1, 2):
        await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project, number)
    assert len(engine.requests) == 1
    assert stage.runs[-1].meter.cost_usd == 0


async def test_an_answer_that_was_paid_is_read_again_not_asked_again(
    stage: StageBench, ready_for: Prepare, engine: DictatedTranscriber, interview: Document
) -> None:
    engine.unreadable = [EngineBadAnswerError("crashed while reading")]
    project = await ready_for(Stage.TRANSCRIBE)
    with pytest.raises(EngineBadAnswerError):
        await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project)
    assert stage.runs[-1].meter.cost_usd == Decimal("0.02")
    await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project, 2)
    assert len(engine.requests) == 1
    assert stage.runs[-1].meter.cost_usd == 0
    transcript = await stage.artifact(project, ArtifactType.TRANSCRIPT)
    assert document_from_json(await stage.content(transcript)) == interview


class Stumbling(DictatedTranscriber):
    """Hears a talk in two halves; the second fails as long as it is told to."""

    def __init__(self, document: Document, *failures: Exception) -> None:
        super().__init__(document, name="stumbling")
        self.failures = list(failures)
        self.asked: list[Span] = []

    async def request(self, request: TranscribeRequest) -> RawTranscript:
        parts = PaidParts(request, self.name, "model-1", Decimal("0.06"))
        for span in (Span(0, 20_000), Span(20_000, 40_000)):
            await parts.ask(span, partial(self._hear, span))
        return RawTranscript(self.name, document_to_json(self.document).encode())

    async def _hear(self, span: Span) -> bytes:
        self.asked.append(span)
        if span.start_ms and self.failures:
            raise self.failures.pop(0)
        return f"{span}".encode()


@pytest.mark.parametrize("end", [EngineUnavailableError("502"), asyncio.CancelledError()])
async def test_parts_that_were_paid_are_not_asked_again(
    stage: StageBench, ready_for: Prepare, interview: Document, end: Exception
) -> None:
    engine = Stumbling(interview, end)
    stage.use(transcribers=Transcribers([engine]))
    project = await ready_for(Stage.TRANSCRIBE)
    with pytest.raises(type(end)):
        await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project)
    assert stage.runs[-1].meter.cost_usd == Decimal("0.02")
    await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project, 2)
    assert stage.runs[-1].meter.cost_usd == Decimal("0.02")
    assert [span.start_ms for span in engine.asked] == [0, 20_000, 20_000]
    async with stage.bench.uow() as uow:
        charges = await uow.charges.of_project(project.id)
    assert [(c.engine, c.model, c.audio_ms, c.cost_usd) for c in charges] == [
        ("stumbling", "model-1", 20_000, Decimal("0.02"))
    ] * 2


async def test_parts_heard_side_by_side_are_all_kept(stage: StageBench, ready_for: Prepare) -> None:
    project = await ready_for(Stage.TRANSCRIBE)
    told = [
        HeardPart(f"a/{at}", "a", "", Span(at, at + 1), Decimal("0.001"), 0.1, bytes([at]))
        for at in range(8)
    ]

    async def listen(context: WorkerContext, run: JobRun) -> None:
        parts = await SoundParts.open(context, run)
        await asyncio.gather(*(parts.keep(part) for part in told))
        again = await SoundParts.open(context, run)
        assert again.known == {part.key: part.body for part in told}

    await stage.attempt(Stage.TRANSCRIBE, listen, project)
    assert stage.runs[-1].meter.cost_usd == Decimal("0.008")


async def test_silence_is_paid_and_said(
    stage: StageBench, ready_for: Prepare, engine: DictatedTranscriber
) -> None:
    engine.document = Document("ru", "dictated", ())
    project = await ready_for(Stage.TRANSCRIBE)
    with pytest.raises(NoSpeechError):
        await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project)
    assert stage.runs[-1].meter.cost_usd == Decimal("0.02")
    assert await stage.artifact(project, ArtifactType.TRANSCRIPT) is None


async def test_the_engine_that_the_chat_chose_is_asked(
    stage: StageBench, ready_for: Prepare, interview: Document
) -> None:
    usual, other = (DictatedTranscriber(interview, name=name) for name in ("usual", "other"))
    stage.use(transcribers=Transcribers([usual, other]))
    project = await ready_for(Stage.TRANSCRIBE)
    async with stage.bench.uow() as uow:
        await uow.chats.set_settings(project.chat_id, ChatSettings(engine="other"))
        await uow.commit()
    await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project)
    assert (len(usual.requests), len(other.requests)) == (0, 1)
    raw = await stage.artifact(project, ArtifactType.TRANSCRIPT_RAW)
    assert raw is not None
    assert raw.engine == "other"
