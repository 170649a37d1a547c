"""SHADOW_DETECT: a second search that nobody sees, and that disturbs nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.clock import utc_now
from core.domain.errors import EngineAuthError, EngineError, EngineUnavailableError
from core.domain.ids import new_id
from core.domain.pipeline import PIPELINE, Lane, Stage
from core.domain.records.artifact import ArtifactType
from core.domain.records.detection import Arm, Detection
from core.domain.records.job import Job, JobState
from core.domain.records.project import Project, ProjectStatus
from core.services.access import Access
from core.services.cancel_project import CancelProject
from tests.core.stages.detect.scripted import clip as proposed
from tests.core.stages.detect.scripted import saying
from tests.support.chat import Admins
from tests.support.engines import PricedModel
from tests.support.queue import MemoryQueue
from tests.support.recording_chat import RecordingChat
from tests.worker.bench import Bench
from tests.worker.jobs.conftest import Prepare, StageBench
from worker.context import Shadow
from worker.cron.reap import reap
from worker.handlers import HANDLERS
from worker.jobs.viral_detect import run_viral_detect
from worker.runner import Runner

MAIN = saying(proposed(0, 4), proposed(5, 10))
OTHER = saying(proposed(5, 10, title="Тень"))
MOST = PIPELINE[Stage.SHADOW_DETECT].max_attempts


def shadow_of(stage: StageBench, *answers: str | EngineError, share: float = 1.0) -> PricedModel:
    """Search every project, or a share of them, a second time."""
    model = PricedModel(list(answers), name="shadowy")
    prompt = replace(stage.bench.context.prompt, version="v9")
    stage.use(model=PricedModel([MAIN]), shadow=Shadow(model, prompt, share))
    return model


@pytest.fixture
async def project(ready_for: Prepare) -> Project:
    return await ready_for(Stage.VIRAL_DETECT)


async def shadow_job(stage: StageBench, project: Project) -> Job | None:
    async with stage.bench.uow() as uow:
        return await uow.jobs.find(Stage.SHADOW_DETECT, project.id)


async def started(stage: StageBench, project: Project) -> Job:
    """Find the moments; return the shadow's job."""
    await stage.attempt(Stage.VIRAL_DETECT, run_viral_detect, project)
    job = await shadow_job(stage, project)
    assert job is not None
    return job


async def run(stage: StageBench, job: Job) -> Job:
    """Let a worker take the job's next attempt; return how it stands then."""
    bench: Bench = stage.bench
    runner = Runner(bench.context, HANDLERS, heartbeat_s=0.05)
    await runner.run(job.id, (await bench.stored(job)).attempt)
    return await bench.stored(job)


async def noted(stage: StageBench, project: Project) -> dict[Arm, Detection]:
    async with stage.bench.uow() as uow:
        return {each.arm: each for each in await uow.detections.of_project(project.id)}


async def people_see(stage: StageBench, project: Project) -> tuple[object, Sequence[object]]:
    async with stage.bench.uow() as uow:
        return await uow.projects.get(project.id), await uow.clips.of_project(project.id)


async def test_the_shadow_leaves_its_suggestions_and_nothing_else(
    stage: StageBench, project: Project, chat: RecordingChat, queue: MemoryQueue
) -> None:
    model = shadow_of(stage, OTHER)
    job = await started(stage, project)
    assert queue.taken == [(job.id, 0, Lane.LIGHT)]
    before, said = await people_see(stage, project), dict(chat.calls)
    assert (await run(stage, job)).state is JobState.DONE
    assert await people_see(stage, project) == before
    assert dict(chat.calls) == said
    arms = await noted(stage, project)
    shadow = arms[Arm.SHADOW]
    assert (shadow.provider, shadow.prompt_version, shadow.error) == ("shadowy", "v9", None)
    assert [suggestion.title for suggestion in shadow.suggestions] == ["Тень"]
    assert len(arms[Arm.MAIN].suggestions) == 2
    assert (shadow.calls, shadow.cost_usd) == (len(model.requests), model.price)
    async with stage.bench.uow() as uow:
        charges = await uow.charges.of_project(project.id)
    assert [c.cost_usd for c in charges if c.stage is Stage.SHADOW_DETECT] == [model.price]
    assert (await stage.bench.stored(job)).cost_usd == model.price
    raw = await stage.content(await stage.artifact(project, ArtifactType.LLM_RAW_SHADOW))
    assert b"shadowy" in raw
    assert b"shadowy" not in await stage.content(
        await stage.artifact(project, ArtifactType.LLM_RAW)
    )


async def test_only_a_share_of_the_projects_is_searched_twice(
    stage: StageBench, project: Project, queue: MemoryQueue
) -> None:
    shadow_of(stage, OTHER, share=0.0)
    await stage.attempt(Stage.VIRAL_DETECT, run_viral_detect, project)
    assert await shadow_job(stage, project) is None
    assert queue.taken == []


def test_the_share_is_kept_and_the_lot_of_a_project_never_changes(stage: StageBench) -> None:
    shadow_of(stage, OTHER, share=0.3)
    shadow = stage.bench.context.shadow
    assert shadow is not None
    ids = [new_id() for _ in range(2_000)]
    covered = [shadow.covers(project_id) for project_id in ids]
    assert 0.25 < sum(covered) / len(ids) < 0.35
    assert [shadow.covers(project_id) for project_id in ids] == covered
    assert all(replace(shadow, share=1.0).covers(project_id) for project_id in ids)


async def test_the_shadow_waits_until_people_see_their_cards(
    stage: StageBench, project: Project, chat: RecordingChat, queue: MemoryQueue
) -> None:
    shadow_of(stage, OTHER)
    chat.trouble["show_candidates"] = [EngineUnavailableError("502")]
    with pytest.raises(EngineUnavailableError):
        await stage.attempt(Stage.VIRAL_DETECT, run_viral_detect, project)
    job = await shadow_job(stage, project)
    assert job is not None
    async with stage.bench.uow() as uow:
        soon = utc_now() + timedelta(minutes=5)
        assert job not in await uow.jobs.never_enqueued(soon, soon)
        later = utc_now() + timedelta(minutes=20)
        assert job in await uow.jobs.never_enqueued(later, later)
    assert queue.taken == []
    await stage.attempt(Stage.VIRAL_DETECT, run_viral_detect, project, 2)
    assert queue.taken == [(job.id, 0, Lane.LIGHT)]
    assert await shadow_job(stage, project) == replace(
        job, enqueued_at=(await stage.bench.stored(job)).enqueued_at
    )


async def test_a_shadow_that_fails_is_noted_and_told_to_nobody(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    shadow_of(stage, "ерунда")
    job = await started(stage, project)
    before, said = await people_see(stage, project), dict(chat.calls)
    for attempt in range(MOST):
        assert (await stage.bench.stored(job)).attempt == attempt
        await run(stage, job)
    assert (await stage.bench.stored(job)).state is JobState.FAILED
    assert await people_see(stage, project) == before
    assert dict(chat.calls) == said
    shadow = (await noted(stage, project))[Arm.SHADOW]
    assert (shadow.error, shadow.suggestions) == ("error-engine-bad-answer", ())
    assert shadow.calls == 2 * MOST


async def test_a_key_that_is_not_taken_compares_nothing(
    stage: StageBench, project: Project
) -> None:
    """Local scoring stands in where people wait for moments, never in the shadow's name."""
    shadow_of(stage, EngineAuthError("401"))
    job = await run(stage, await started(stage, project))
    shadow = (await noted(stage, project))[Arm.SHADOW]
    assert job.state is JobState.FAILED
    assert (shadow.error, shadow.suggestions) == ("error-engine", ())


async def test_a_shadow_that_kills_its_workers_ends_in_its_row(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    shadow_of(stage, OTHER)
    job = await started(stage, project)
    before, said = await people_see(stage, project), dict(chat.calls)
    await stage.bench.claimed(job, times=MOST, beat=utc_now() - timedelta(minutes=2))
    await reap(stage.bench.context, timedelta(minutes=1))
    assert (await stage.bench.stored(job)).state is JobState.FAILED
    assert (await noted(stage, project))[Arm.SHADOW].error == "error-internal"
    assert await people_see(stage, project) == before
    assert dict(chat.calls) == said


async def test_a_search_that_is_given_up_is_noted(stage: StageBench, project: Project) -> None:
    shadow_of(stage, OTHER)
    stage.use(fetcher=None, tools=None)
    job = await stage.bench.job(Stage.VIRAL_DETECT, of=project)
    assert (await run(stage, job)).state is JobState.FAILED
    main = (await noted(stage, project))[Arm.MAIN]
    assert (main.error, main.provider) == ("error-internal", "priced")
    assert await shadow_job(stage, project) is None


async def test_cards_that_cannot_be_shown_leave_the_search_as_it_was(
    stage: StageBench, project: Project, chat: RecordingChat
) -> None:
    shadow_of(stage, OTHER)
    chat.always["show_candidates"] = KeyError("a bug")
    job = await stage.bench.job(Stage.VIRAL_DETECT, of=project)
    assert (await run(stage, job)).state is JobState.FAILED
    main = (await noted(stage, project))[Arm.MAIN]
    assert (main.error, len(main.suggestions)) == (None, 2)
    shadow = await shadow_job(stage, project)
    assert shadow is not None
    assert (await run(stage, shadow)).state is JobState.DONE
    assert Arm.SHADOW not in await noted(stage, project)


async def test_a_cancelled_project_has_no_shadow(stage: StageBench, project: Project) -> None:
    model = shadow_of(stage, OTHER)
    job = await stage.bench.job(Stage.SHADOW_DETECT, of=project)
    async with stage.bench.uow() as uow:
        owner = await uow.users.get(project.user_id)
    assert owner is not None
    access = Access(stage.bench.uow, Admins(frozenset()))
    cancel = CancelProject(stage.bench.uow, access, stage.bench.context.hand_over)
    assert (await cancel(project.id, owner)).whole
    assert (await stage.bench.stored(job)).state is JobState.CANCELLED
    assert (await run(stage, job)).state is JobState.CANCELLED
    assert model.requests == []


async def test_stopping_renders_leaves_the_shadow_alone(
    stage: StageBench, project: Project
) -> None:
    shadow_of(stage, OTHER)
    job = await started(stage, project)
    async with stage.bench.uow() as uow:
        owner = await uow.users.get(project.user_id)
    assert owner is not None
    access = Access(stage.bench.uow, Admins(frozenset()))
    cancel = CancelProject(stage.bench.uow, access, stage.bench.context.hand_over)
    assert not (await cancel(project.id, owner)).anything
    assert (await stage.bench.stored(job)).state is JobState.QUEUED
    stored = await stage.bench.stored_project(project.id)
    assert stored.status is ProjectStatus.IN_REVIEW


async def test_a_comparison_that_was_switched_off_meanwhile(
    stage: StageBench, project: Project
) -> None:
    model = shadow_of(stage, OTHER)
    job = await started(stage, project)
    stage.use(shadow=None)
    assert (await run(stage, job)).state is JobState.DONE
    assert Arm.SHADOW not in await noted(stage, project)
    assert model.requests == []
