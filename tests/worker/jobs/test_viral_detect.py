"""VIRAL_DETECT: clips in review, found once and paid once."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.clock import utc_now
from core.domain.document import Document
from core.domain.errors import (
    AllSuggestedError,
    CancelledByUserError,
    EngineAuthError,
    EngineBadAnswerError,
    EngineUnavailableError,
    NoMomentsError,
)
from core.domain.judgements import Verdict
from core.domain.moments import ClipWish, DetectionResult, SpeechSignals
from core.domain.pipeline import PIPELINE, Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipMeta, ClipStatus
from core.domain.records.detection import Arm, Detection
from core.domain.records.people import ChatSettings
from core.domain.records.project import Project, ProjectStatus
from core.engines.transcription.choice import Transcribers
from core.media.tools import FfmpegTools
from core.stages.detect import Material
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
    assert [answer["text"] for answer in raw["answers"].values()] == [GOOD]
    assert [call["body"] for call in raw["calls"]] == [GOOD]


async def test_a_chat_that_trusts_the_score_presses_nothing(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    stage.use(model=PricedModel([GOOD]))
    async with stage.bench.uow() as uow:
        await uow.chats.set_settings(project.chat_id, ChatSettings(auto_approve=1))
        await uow.commit()
    await detect(stage, project)
    clips = await clips_of(stage, project)
    assert {clip.status for clip in clips} == {ClipStatus.APPROVED}
    assert {clip.meta.auto_approved for clip in clips} == {1}
    assert len(chat.candidates) == 1, "people see them first"
    assert [clip.id for clip, _ in chat.cards] == [clip.id for clip in clips]
    jobs = await stage.bench.jobs(project.id)
    begun = [job.clip_id for job in jobs if job.type is Stage.FACE_DETECT]
    assert begun == [clip.id for clip in clips]
    await detect(stage, project, 2)
    assert len(await stage.bench.jobs(project.id)) == len(jobs) + 1, "once"


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
        patch.setattr("worker.jobs.viral_detect.new_clip", dies)
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
    dictated = DictatedTranscriber(follow([(0, "Раз, два, три.", 0)]))
    stage.use(transcribers=Transcribers([dictated]))
    project = await ready_for(Stage.VIRAL_DETECT)
    with pytest.raises(NoMomentsError):
        await detect(stage, project)
    assert (await stage.bench.stored_project(project.id)).status is ProjectStatus.PROCESSING


async def test_what_is_said_is_kept_with_each_clip(
    stage: StageBench, project: Project, interview: Document
) -> None:
    await detect(stage, project)
    for clip in await clips_of(stage, project):
        spoken = " ".join(word.text for word in interview.words_within(clip.span))
        assert clip.meta.said == spoken
        assert spoken.startswith(clip.meta.first_words)
        assert clip.meta.signals


async def detections_of(stage: StageBench, project: Project) -> Sequence[Detection]:
    async with stage.bench.uow() as uow:
        return await uow.detections.of_project(project.id)


async def test_the_search_is_noted_with_what_it_cost_over_all_attempts(
    stage: StageBench, project: Project
) -> None:
    nonsense = "ничего не нашёл"
    model = PricedModel([nonsense, nonsense, GOOD])
    stage.use(model=model)
    with pytest.raises(EngineBadAnswerError):
        await detect(stage, project)
    assert await detections_of(stage, project) == []
    await detect(stage, project, 2)
    (noted,) = await detections_of(stage, project)
    clips = await clips_of(stage, project)
    assert (noted.arm, noted.error, noted.found_by) == (Arm.MAIN, None, "priced/model-1")
    assert (noted.provider, noted.prompt_version) == ("priced", stage.bench.context.prompt.version)
    assert [s.span for s in noted.suggestions] == [clip.span for clip in clips]
    assert [s.title for s in noted.suggestions] == [clip.title for clip in clips]
    assert [s.score for s in noted.suggestions] == [clip.score for clip in clips]
    assert (noted.calls, noted.cost_usd) == (len(model.requests), 3 * model.price)
    # Two calls of the first attempt took 0.1 s each.
    assert 0.2 < noted.seconds < 60


async def test_a_search_without_a_model_is_noted_as_such(
    stage: StageBench, project: Project
) -> None:
    await detect(stage, project)
    (noted,) = await detections_of(stage, project)
    assert (noted.provider, noted.calls, noted.tokens) == ("local", 0, 0)
    assert noted.suggestions


async def test_what_local_scoring_found_instead_is_not_put_to_the_models_account(
    stage: StageBench, project: Project
) -> None:
    stage.use(model=PricedModel([EngineAuthError("401")]))
    await detect(stage, project)
    (noted,) = await detections_of(stage, project)
    assert (noted.provider, noted.found_by, noted.error) == ("local", "local", None)


async def test_what_the_chat_wished_and_decided_reaches_the_search(
    stage: StageBench, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = (await stage.bench.clips(ClipStatus.REJECTED))[0]
    source = await stage.artifact(project, ArtifactType.SOURCE_VIDEO)
    assert source is not None
    async with stage.bench.uow() as uow:
        seen = await uow.artifacts.find(earlier.project_id, ArtifactType.SOURCE_VIDEO)
        assert seen is not None
        await uow.artifacts.put(replace(seen, id=earlier.source_file_id, sha256=source.sha256))
        await uow.clips.set_meta(earlier.id, ClipMeta(said="уже звучало"))
        await uow.chats.set_settings(project.chat_id, ChatSettings(count=1, length="15-30"))
        await uow.commit()
    asked: list[Material] = []

    async def listening(material: Material, **_: object) -> DetectionResult:
        asked.append(material)
        raise NoMomentsError

    monkeypatch.setattr("worker.searching.detect", listening)
    with pytest.raises(NoMomentsError):
        await detect(stage, project)
    (material,) = asked
    assert material.wish == ClipWish(1, 15_000, 30_000)
    assert [(j.verdict, j.title) for j in material.judgements] == [
        (Verdict.REJECTED, earlier.title)
    ]
    assert material.suggested == (earlier.span,)
    assert material.said_before == ("уже звучало",)
    assert len(material.signals) == len(list(material.document.lines()))


async def test_the_same_video_again_brings_nothing_twice(
    stage: StageBench, project: Project, ready_for: Prepare
) -> None:
    """A minute after the first search; all that is worth a short was suggested then."""
    await detect(stage, project)
    again = await ready_for(Stage.VIRAL_DETECT)
    with pytest.raises(AllSuggestedError):
        await detect(stage, again)
    assert await clips_of(stage, again) == []


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


async def test_the_best_are_looked_at_while_people_choose(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    stage.use(model=PricedModel([GOOD]), look_ahead=1)
    for number in (1, 2):
        await detect(stage, project, number)
    best, _ = sorted(await clips_of(stage, project), key=lambda clip: -clip.score)
    ahead = [job for job in await stage.bench.jobs(project.id) if job.type is Stage.LOOK_AHEAD]
    assert [job.clip_id for job in ahead] == [best.id]
    assert len(chat.candidates) == 2
