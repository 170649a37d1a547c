"""FIND_MOMENTS: what somebody looks for becomes cards, once, and is answered whatever comes."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.clock import utc_now
from core.domain.errors import CancelledByUserError, EngineBadAnswerError, EngineUnavailableError
from core.domain.moments import Candidate
from core.domain.pipeline import PIPELINE, Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.clip import Clip, ClipSource, ClipStatus
from core.domain.records.job import Job, JobState
from core.domain.records.project import Project, ProjectStatus
from core.domain.records.search import MomentSearch
from core.ports.chat import SearchOutcome
from core.services.addressing import address_of_project
from core.services.jobs import queued_job
from tests.core.stages.detect.scripted import clip as proposed
from tests.core.stages.detect.scripted import saying
from tests.support.engines import PricedModel
from tests.support.recording_chat import RecordingChat
from tests.support.records import a_clip
from tests.worker.jobs.conftest import Prepare, StageBench
from worker.context import JobRun, Meter
from worker.handlers import HANDLERS
from worker.jobs.find_moments import run_find_moments
from worker.runner import Runner

SERIES = saying(proposed(5, 10, title="Сериал"))
NOTHING = saying()
LAST = PIPELINE[Stage.FIND_MOMENTS].max_attempts


@pytest.fixture
async def project(stage: StageBench, ready_for: Prepare) -> Project:
    """A project in review, with one clip: its first subject."""
    project = await ready_for(Stage.VIRAL_DETECT)
    source = await stage.artifact(project, ArtifactType.SOURCE_VIDEO)
    assert source is not None
    async with stage.bench.uow() as uow:
        await uow.clips.add_all([a_clip(source, seconds=16)])
        processing = (ProjectStatus.PROCESSING,)
        await uow.projects.move(project.id, ProjectStatus.IN_REVIEW, only_from=processing)
        await uow.commit()
    return await stage.bench.stored_project(project.id)


async def asked(stage: StageBench, project: Project, query: str) -> Job:
    """A job that looks for something."""
    job = queued_job(Stage.FIND_MOMENTS, project.id)
    async with stage.bench.uow() as uow:
        await uow.jobs.add(job)
        search = MomentSearch(job.id, project.id, project.user_id, query, 17, job.created_at)
        await uow.searches.add(search)
        await uow.commit()
    return job


async def attempt(stage: StageBench, job: Job, number: int = 1) -> JobRun:
    bench = stage.bench
    project = await bench.stored_project(job.project_id)
    async with bench.uow() as uow:
        to = await address_of_project(uow, project)
    scratch = bench.context.scratch / f"find-{job.id}-{number}"
    scratch.mkdir(parents=True)
    run = JobRun(replace(job, attempt=number), project, None, to, scratch, Meter())
    await run_find_moments(bench.context, run)
    return run


async def clips_of(stage: StageBench, project: Project) -> Sequence[Clip]:
    async with stage.bench.uow() as uow:
        return await uow.clips.of_project(project.id)


async def test_what_was_found_comes_behind_the_cards_that_are_there(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    model = PricedModel([SERIES])
    stage.use(model=model)
    await attempt(stage, await asked(stage, project, "английский"))
    known, new = await clips_of(stage, project)
    assert (known.position, new.position) == (1, 2)
    assert new.source_type is ClipSource.USER_CREATED
    assert (new.title, new.meta.query) == ("Сериал", "английский")
    assert new.status is ClipStatus.PENDING
    assert new.meta.said.startswith("Как ты сам учил английский?")
    ((shown, thumbnails),) = chat.more
    assert shown == (new,)
    assert thumbnails[new.id] > 500
    ((search, outcome),) = chat.searches
    assert search.message_id == 17
    assert outcome == SearchOutcome(found=1)
    raw = json.loads(await stage.content(await stage.artifact(project, ArtifactType.LLM_RAW_FIND)))
    assert [answer["text"] for answer in raw["answers"].values()] == [SERIES]


async def test_a_finished_project_is_in_review_again(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    async with stage.bench.uow() as uow:
        review = (ProjectStatus.IN_REVIEW,)
        await uow.projects.move(project.id, ProjectStatus.DONE, only_from=review)
        await uow.commit()
    await attempt(stage, await asked(stage, project, "сериал"))
    assert (await stage.bench.stored_project(project.id)).status is ProjectStatus.IN_REVIEW
    assert chat.searches[-1][1] == SearchOutcome(found=1, note="note-found-by-words")


async def test_what_is_offered_already_is_pointed_at_unless_it_was_rejected(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    async with stage.bench.uow() as uow:
        review = (ProjectStatus.IN_REVIEW,)
        await uow.projects.move(project.id, ProjectStatus.DONE, only_from=review)
        await uow.commit()
    await attempt(stage, await asked(stage, project, "студенты"))
    assert chat.searches[-1][1] == SearchOutcome(offered=(1,), note="note-found-by-words")
    (known,) = await clips_of(stage, project)
    assert chat.more == []
    assert (await stage.bench.stored_project(project.id)).status is ProjectStatus.DONE
    async with stage.bench.uow() as uow:
        await uow.clips.move(known.id, ClipStatus.REJECTED, only_from=(ClipStatus.PENDING,))
        await uow.commit()
    await attempt(stage, await asked(stage, project, "студенты"))
    assert len(await clips_of(stage, project)) == 2


async def test_another_attempt_adds_and_pays_nothing(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    model = PricedModel([SERIES])
    stage.use(model=model)
    job = await asked(stage, project, "английский")
    for trouble in ("show_search", "show_more"):
        chat.trouble[trouble] = [EngineUnavailableError("502")]
    for number in (1, 2):
        with pytest.raises(EngineUnavailableError):
            await attempt(stage, job, number)
    await attempt(stage, job, 3)
    assert len(await clips_of(stage, project)) == 2
    assert len(model.requests) == 1
    assert len(chat.more) == 1
    assert chat.searches[-1][1] == SearchOutcome(found=1)


async def test_an_answer_that_was_paid_is_not_asked_for_again(
    stage: StageBench, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = PricedModel([SERIES])
    stage.use(model=model)
    job = await asked(stage, project, "английский")

    def dies(*_: object) -> Candidate:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr("worker.jobs.find_moments.new_clip", dies)
        with pytest.raises(RuntimeError):
            await attempt(stage, job)
    run = await attempt(stage, job, 2)
    assert len(model.requests) == 1
    assert run.meter.cost_usd == 0


async def test_nothing_found_is_said_and_changes_nothing(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    stage.use(model=PricedModel([NOTHING]))
    await attempt(stage, await asked(stage, project, "холодильник"))
    ((_, outcome),) = chat.searches
    assert outcome is not None
    assert outcome.error is not None
    assert (outcome.error.key, outcome.error.params) == (
        "error-nothing-found",
        {"query": "холодильник"},
    )
    assert len(await clips_of(stage, project)) == 1


async def test_a_model_that_is_away_is_waited_for_but_not_for_ever(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    stage.use(model=PricedModel([EngineUnavailableError("502")]))
    job = await asked(stage, project, "сериал")
    with pytest.raises(EngineUnavailableError):
        await attempt(stage, job, LAST - 1)
    await attempt(stage, job, LAST)
    assert chat.searches[-1][1] == SearchOutcome(found=1, note="note-found-by-words")


async def test_an_answer_of_no_use_is_asked_for_again(stage: StageBench, project: Project) -> None:
    model = PricedModel(["не знаю", "не знаю", SERIES])
    stage.use(model=model)
    job = await asked(stage, project, "английский")
    with pytest.raises(EngineBadAnswerError):
        await attempt(stage, job)
    await attempt(stage, job, 2)
    assert len(model.requests) == 3
    assert len(await clips_of(stage, project)) == 2


async def test_a_project_stopped_meanwhile_gets_no_cards(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    job = await asked(stage, project, "сериал")
    async with stage.bench.uow() as uow:
        review = (ProjectStatus.IN_REVIEW,)
        await uow.projects.move(project.id, ProjectStatus.CANCELLED, only_from=review)
        await uow.commit()
    with pytest.raises(CancelledByUserError):
        await attempt(stage, job)
    assert len(await clips_of(stage, project)) == 1
    assert chat.more == []


async def test_a_search_given_up_is_told_to_whoever_asked_and_fails_nothing_else(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    """Everything is there but the transcript: a bug, so that no attempt helps."""
    job = await asked(stage, project, "сериал")
    artifact = await stage.artifact(project, ArtifactType.TRANSCRIPT)
    assert artifact is not None
    await stage.bench.context.objects.delete_prefix(artifact.key.rpartition("/")[0])
    await Runner(stage.bench.context, HANDLERS, heartbeat_s=0.05).run(job.id, 0)
    assert (await stage.bench.stored(job)).state is JobState.FAILED
    assert (await stage.bench.stored_project(project.id)).status is ProjectStatus.IN_REVIEW
    ((search, outcome),) = chat.searches
    assert search.job_id == job.id
    assert outcome is not None
    assert outcome.error is not None
    assert chat.failures == []
    assert chat.progress == []
    assert utc_now() >= search.created_at


async def test_two_searches_for_the_same_do_not_offer_it_twice(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    for job in [await asked(stage, project, "сериал") for _ in range(2)]:
        await attempt(stage, job)
    assert len(await clips_of(stage, project)) == 2
    assert {len(clips) for clips, _ in chat.more} == {1}


async def test_a_moment_found_later_takes_the_projects_camera_over_and_is_looked_at(
    stage: StageBench, project: Project
) -> None:
    (first,) = await clips_of(stage, project)
    split = CameraWish(LayoutChoice.SPLIT)
    meta = replace(first.meta, camera=split, camera_own=True, camera_at=utc_now())
    async with stage.bench.uow() as uow:
        await uow.clips.set_meta(first.id, meta)
        await uow.commit()
    stage.use(model=PricedModel([SERIES]), look_ahead=3)
    await attempt(stage, await asked(stage, project, "английский"))
    _, new = await clips_of(stage, project)
    assert (new.meta.camera, new.meta.camera_own) == (split, False)
    ahead = [j.clip_id for j in await stage.bench.jobs(project.id) if j.type is Stage.LOOK_AHEAD]
    assert ahead == [new.id]
