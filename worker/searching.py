"""Searching the project of a run for moments."""

import time
from dataclasses import dataclass
from datetime import datetime

from core.domain.clock import utc_now
from core.domain.document_json import document_from_json
from core.domain.errors import EngineBadAnswerError
from core.domain.moments import ClipWish, DetectionResult
from core.domain.pipeline import Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.detection import Arm
from core.ports.llm import LanguageModel
from core.ports.progress import ProgressSink
from core.stages.detect import NOTE_LOCAL, detect
from core.stages.detect.material import Material
from core.stages.detect.prompt import PromptTemplate
from worker import artifacts
from worker.answers import AnswerBook
from worker.context import JobRun, WorkerContext
from worker.remembering import as_first_seen

JUDGEMENTS_READ = 100
CLIPS_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Searcher:
    """What an arm searches with, and where it keeps the model's answers."""

    arm: Arm
    model: LanguageModel | None
    prompt: PromptTemplate
    kept_as: ArtifactType


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found, and whether a model had any part in it; when this attempt began, and
    how long it took."""

    result: DetectionResult
    by_model: bool
    began: datetime
    seconds: float


def searcher_of(context: WorkerContext, stage: Stage) -> Searcher | None:
    """Return what a stage compares by searching; None when it does not."""
    if stage is Stage.VIRAL_DETECT:
        return main_searcher(context)
    if stage is Stage.SHADOW_DETECT and (shadow := context.shadow) is not None:
        return Searcher(Arm.SHADOW, shadow.model, shadow.prompt, ArtifactType.LLM_RAW_SHADOW)
    return None


def main_searcher(context: WorkerContext) -> Searcher:
    """Return what people's moments are found with."""
    return Searcher(Arm.MAIN, context.model, context.prompt, ArtifactType.LLM_RAW)


async def material_of(context: WorkerContext, run: JobRun) -> Material:
    """Return the talk of a transcribed project, and what its chat was suggested before."""
    source = await artifacts.need(context, run, ArtifactType.SOURCE_VIDEO)
    audio = await artifacts.need(context, run, ArtifactType.AUDIO)
    transcript = await artifacts.need(context, run, ArtifactType.TRANSCRIPT)
    document = document_from_json(await context.objects.read(transcript.key))
    async with context.objects.local(audio.key) as path:
        signals = await context.tools.speech_signals(path, document)
    chat, mine = run.to.chat, run.project.id
    async with context.uow() as uow:
        judged = await uow.clips.judged_in_chat(chat.id, JUDGEMENTS_READ, but_not=mine)
        suggested = await uow.clips.suggested_before(chat.id, source.sha256, but_not=mine)
        said = await uow.clips.said_before(chat.id, CLIPS_REMEMBERED, but_not=mine)
    return Material(
        document=document,
        signals=signals,
        duration_ms=run.project.duration_ms or 0,
        wish=ClipWish.of(chat.settings.count, chat.settings.length),
        judgements=tuple(judged),
        suggested=tuple(suggested),
        said_before=tuple(said),
    )


async def search(
    context: WorkerContext,
    run: JobRun,
    searcher: Searcher,
    material: Material,
    *,
    last_try: bool,
    progress: ProgressSink,
) -> Search:
    """Find the moments, asking only what no earlier attempt was answered; see `detect`.

    Raises NoSpeechError, NoMomentsError, EngineError, StorageError.
    """
    began, clock = utc_now(), time.monotonic()
    answers = None
    if searcher.model is not None:
        answers = await AnswerBook.open(context, run, searcher.model, searcher.kept_as)
        material = as_first_seen(material, answers)
    try:
        result = await detect(
            material,
            model=answers,
            prompt=searcher.prompt,
            session=str(run.project.id),
            tuning=context.tuning,
            last_try=last_try,
            progress=progress,
        )
    except EngineBadAnswerError:
        if answers is not None:
            await answers.forget_last()
        raise
    by_model = answers is not None and NOTE_LOCAL not in result.notes
    return Search(result, by_model, began, time.monotonic() - clock)
