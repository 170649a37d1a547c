"""TRANSCRIBE: asked once, paid once."""

from decimal import Decimal

import pytest

from core.domain.document import Document
from core.domain.document_json import document_from_json
from core.domain.errors import EngineBadAnswerError, NoSpeechError
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from tests.support.engines import DictatedTranscriber
from tests.worker.jobs.conftest import Prepare, StageBench
from worker.jobs.transcribe import run_transcribe


@pytest.fixture
def engine(stage: StageBench) -> DictatedTranscriber:
    engine = stage.bench.context.transcriber
    assert isinstance(engine, DictatedTranscriber)
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


async def test_silence_is_paid_and_said(
    stage: StageBench, ready_for: Prepare, engine: DictatedTranscriber
) -> None:
    engine.document = Document("ru", "dictated", ())
    project = await ready_for(Stage.TRANSCRIBE)
    with pytest.raises(NoSpeechError):
        await stage.attempt(Stage.TRANSCRIBE, run_transcribe, project)
    assert stage.runs[-1].meter.cost_usd == Decimal("0.02")
    assert await stage.artifact(project, ArtifactType.TRANSCRIPT) is None
