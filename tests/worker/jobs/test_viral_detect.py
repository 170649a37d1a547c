"""VIRAL_DETECT: clips in review, found once and paid once."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.document import Document
from core.domain.errors import (
    CancelledByUserError,
    EngineBadAnswerError,
    EngineUnavailableError,
    NoMomentsError,
)
from core.domain.moments import SpeechSignals
from core.domain.pipeline import PIPELINE, Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipStatus
from core.domain.records.project import Project, ProjectStatus
from core.media.tools import FfmpegTools
from tests.core.stages.detect.scripted import clip as proposed
from tests.core.stages.detect.scripted import saying
from tests.factories import follow
from tests.support.engines import DictatedTranscriber, PricedModel
from tests.support.recording_chat import RecordingChat
from tests.worker.jobs.conftest import Prepare, StageBench
from worker.jobs.viral_detect import run_viral_detect

GOOD = saying(proposed(0, 4), proposed(5, 10, title="Сериал"))
LAST = PIPELINE[Stage.VIRAL_DETECT].max_attempts


async def detect(stage: StageBench, project: Project, attempt: int = 1) -> None:
    await stage.attempt(Stage.VIRAL_DETECT, run_viral_detect, project, attempt)


async def clips_of(stage: StageBench, project: Project) -> Sequence[Clip]:
    async with stage.bench.uow() as uow:
        return await uow.clips.of_project(project.id)


@pytest.fixture
async def project(ready_for: Prepare) -> Project:
    return await ready_for(Stage.VIRAL_DETECT)


async def test_moments_become_clips_in_review_with_a_card_each(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    model = PricedModel([GOOD])
    stage.use(model=model)
    await detect(stage, project)
    clips = await clips_of(stage, project)
    assert [clip.position for clip in clips] == [1, 2]
    assert {clip.status for clip in clips} == {ClipStatus.PENDING}
    assert {clip.meta.found_by for clip in clips} == {"priced/model-1"}
    assert "Сериал" in {clip.title for clip in clips}
    assert all(clip.meta.first_words for clip in clips)
    assert (await stage.bench.stored_project(project.id)).status is ProjectStatus.IN_REVIEW
    ((shown, thumbnails),) = chat.candidates
    assert list(shown) == list(clips)
    assert all(thumbnails[clip.id] > 500 for clip in clips)
    assert stage.runs[-1].meter.cost_usd == model.price
    raw = json.loads(await stage.content(await stage.artifact(project, ArtifactType.LLM_RAW)))
    assert [answer["text"] for answer in raw.values()] == [GOOD]


async def test_without_a_model_moments_are_found_here(stage: StageBench, project: Project) -> None:
    await detect(stage, project)
    clips = await clips_of(stage, project)
    assert clips
    assert all(clip.meta.found_by.startswith("local") for clip in clips)
    assert stage.runs[-1].meter.cost_usd == 0


async def test_cards_that_could_not_be_shown_are_shown_later_without_asking(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    model = PricedModel([GOOD])
    stage.use(model=model)
    chat.trouble["show_candidates"] = [EngineUnavailableError("502")]
    with pytest.raises(EngineUnavailableError):
        await detect(stage, project)
    found = await clips_of(stage, project)
    await detect(stage, project, 2)
    assert await clips_of(stage, project) == found
    assert len(chat.candidates) == 1
    assert len(model.requests) == 1


async def test_an_answer_that_was_paid_is_not_asked_for_again(
    stage: StageBench, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The attempt dies after the answer and before the clips are stored."""
    model = PricedModel([GOOD])
    stage.use(model=model)

    def dies(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr("worker.jobs.viral_detect._clip", dies)
        with pytest.raises(ConnectionError):
            await detect(stage, project)
    assert stage.runs[-1].meter.cost_usd == model.price
    await detect(stage, project, 2)
    assert len(await clips_of(stage, project)) == 2
    assert len(model.requests) == 1
    assert stage.runs[-1].meter.cost_usd == 0


async def test_an_answer_of_no_use_is_asked_for_again(stage: StageBench, project: Project) -> None:
    nonsense = "ничего не нашёл"
    model = PricedModel([nonsense, nonsense, GOOD])
    stage.use(model=model)
    with pytest.raises(EngineBadAnswerError):
        await detect(stage, project)
    assert stage.runs[-1].meter.cost_usd == 2 * model.price
    await detect(stage, project, 2)
    assert len(await clips_of(stage, project)) == 2
    assert len(model.requests) == 3


async def test_a_model_that_is_away_is_waited_for_but_not_for_ever(
    stage: StageBench, project: Project
) -> None:
    stage.use(model=PricedModel([EngineUnavailableError("502")]))
    with pytest.raises(EngineUnavailableError):
        await detect(stage, project, LAST - 1)
    assert await clips_of(stage, project) == []
    await detect(stage, project, LAST)
    assert all(c.meta.found_by.startswith("local") for c in await clips_of(stage, project))


async def test_nothing_worth_cutting_is_said(stage: StageBench, ready_for: Prepare) -> None:
    stage.use(transcriber=DictatedTranscriber(follow([(0, "Раз, два, три.", 0)])))
    project = await ready_for(Stage.VIRAL_DETECT)
    with pytest.raises(NoMomentsError):
        await detect(stage, project)
    assert (await stage.bench.stored_project(project.id)).status is ProjectStatus.PROCESSING


class StoppedMeanwhile(FfmpegTools):
    """Media tools during whose work the project is stopped."""

    def __init__(self, stage: StageBench, project: Project) -> None:
        self._stage = stage
        self._project = project

    async def speech_signals(self, audio: Path, document: Document) -> tuple[SpeechSignals, ...]:
        async with self._stage.bench.uow() as uow:
            await uow.projects.move(
                self._project.id, ProjectStatus.CANCELLED, only_from=[ProjectStatus.PROCESSING]
            )
            await uow.jobs.cancel_all(self._project.id, utc_now())
            await uow.commit()
        return ()


async def test_a_project_stopped_meanwhile_gets_no_review(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    stage.use(tools=StoppedMeanwhile(stage, project))
    with pytest.raises(CancelledByUserError):
        await detect(stage, project)
    assert await clips_of(stage, project) == []
    assert chat.candidates == []
