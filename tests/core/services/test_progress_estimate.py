"""How far, and how long still."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.domain.clock import utc_now
from core.domain.pipeline import Lane, Stage
from core.domain.records.plan import Usage, UsageState
from core.domain.records.project import Project
from core.ports.uow import UnitOfWorkFactory
from core.services.jobs import queued_job
from core.services.progress_estimate import (
    EstimateProgress,
    Leg,
    fraction_of,
    remaining_s,
    render_fraction,
)
from tests.support.records import Scene, set_scene

SLOTS = {Lane.LIGHT: 2, Lane.HEAVY: 1}
MINUTES_20 = 1_200_000


@pytest.fixture
def estimate(uow: UnitOfWorkFactory) -> EstimateProgress:
    return EstimateProgress(uow, SLOTS)


async def _scene(uow: UnitOfWorkFactory) -> Scene:
    scene = await set_scene(uow)
    async with uow() as work:
        await work.projects.set_facts(scene.project.id, MINUTES_20, "ru")
        await work.commit()
    return scene


async def _project(uow: UnitOfWorkFactory, scene: Scene) -> Project:
    async with uow() as work:
        project = await work.projects.get(scene.project.id)
    assert project is not None
    return project


async def _run(
    uow: UnitOfWorkFactory,
    scene: Scene,
    stage: Stage,
    *,
    took_s: float,
    progress: float | None = None,
) -> None:
    """A job of this stage that began `took_s` ago: finished, or at `progress`."""
    job = queued_job(stage, scene.project.id)
    begun = utc_now() - timedelta(seconds=took_s)
    async with uow() as work:
        await work.jobs.add(job)
        await work.jobs.claim(job.id, 0, "w", begun)
        if progress is None:
            await work.jobs.finish(job.id, 1, Decimal(0), utc_now())
        else:
            await work.jobs.beat(job.id, 1, "w", progress, utc_now())
        await work.commit()


async def _history(uow: UnitOfWorkFactory) -> None:
    """Another project of 20 minutes: a minute to fetch, five to transcribe, one to look through."""
    earlier = await _scene(uow)
    for stage, took_s in ((Stage.INGEST, 60), (Stage.TRANSCRIBE, 300), (Stage.VIRAL_DETECT, 60)):
        await _run(uow, earlier, stage, took_s=took_s)


async def test_nothing_is_promised_without_measurements(
    estimate: EstimateProgress, uow: UnitOfWorkFactory
) -> None:
    scene = await _scene(uow)
    await _run(uow, scene, Stage.INGEST, took_s=2, progress=0.5)
    view = await estimate(await _project(uow, scene))
    assert view.stage is Stage.INGEST
    assert view.eta_s is None
    assert 0 < view.fraction < 0.2


async def test_history_gives_a_remaining_time(
    estimate: EstimateProgress, uow: UnitOfWorkFactory
) -> None:
    await _history(uow)
    scene = await _scene(uow)
    await _run(uow, scene, Stage.INGEST, took_s=60)
    await _run(uow, scene, Stage.TRANSCRIBE, took_s=1, progress=0.0)
    view = await estimate(await _project(uow, scene))
    assert view.stage is Stage.TRANSCRIBE
    assert view.position == 0
    assert view.eta_s == pytest.approx(360, rel=0.1)
    assert view.fraction == pytest.approx(60 / 420, abs=0.03)


async def test_the_speed_of_this_very_run_counts_more(
    estimate: EstimateProgress, uow: UnitOfWorkFactory
) -> None:
    await _history(uow)
    scene = await _scene(uow)
    await _run(uow, scene, Stage.INGEST, took_s=60)
    await _run(uow, scene, Stage.TRANSCRIBE, took_s=300, progress=0.25)
    view = await estimate(await _project(uow, scene))
    assert view.eta_s == pytest.approx(900 + 60, rel=0.05)
    assert (await estimate(await _project(uow, scene), live=0.5)).eta_s == pytest.approx(
        360, rel=0.05
    )


async def test_places_in_the_queue(estimate: EstimateProgress, uow: UnitOfWorkFactory) -> None:
    now = utc_now()
    scenes = [await set_scene(uow) for _ in range(4)]
    async with uow() as work:
        for age, scene in enumerate(reversed(scenes)):
            at = now - timedelta(seconds=age)
            await work.jobs.add(queued_job(Stage.INGEST, scene.project.id, now=at))
        await work.commit()
    positions = [(await estimate(scene.project)).position for scene in scenes]
    assert positions == [0, 0, 1, 2], "two jobs of this lane run side by side"


async def test_what_goes_on_beside_the_way_has_no_part(
    estimate: EstimateProgress, uow: UnitOfWorkFactory
) -> None:
    beside = (Stage.SHADOW_DETECT, Stage.FIND_MOMENTS)
    scene, waiting = await _scene(uow), await set_scene(uow)
    for stage in (Stage.INGEST, Stage.TRANSCRIBE, Stage.VIRAL_DETECT):
        await _run(uow, scene, stage, took_s=1)
    for stage in beside * 3:
        await _run(uow, scene, stage, took_s=1, progress=0.1)
    view = await estimate(await _project(uow, scene))
    assert (view.stage, view.fraction) == (None, 1.0)
    async with uow() as work:
        await work.jobs.add(queued_job(Stage.INGEST, waiting.project.id))
        await work.commit()
    assert (await estimate(waiting.project)).position == 0


async def test_everything_done_is_everything(
    estimate: EstimateProgress, uow: UnitOfWorkFactory
) -> None:
    scene = await _scene(uow)
    for stage in (Stage.INGEST, Stage.TRANSCRIBE, Stage.VIRAL_DETECT):
        await _run(uow, scene, stage, took_s=1)
    view = await estimate(await _project(uow, scene))
    assert (view.stage, view.fraction) == (None, 1.0)


def test_a_guess_may_be_a_quarter_at_most() -> None:
    measured = Leg(Stage.TRANSCRIBE, 300, measured=True)
    assert remaining_s([measured, Leg(Stage.VIRAL_DETECT, 90, measured=False)]) == 390
    assert remaining_s([measured, Leg(Stage.VIRAL_DETECT, 110, measured=False)]) is None


def test_a_road_half_gone() -> None:
    legs = [
        Leg(Stage.INGEST, 100, measured=True, done=1),
        Leg(Stage.TRANSCRIBE, 300, measured=True, done=0.5),
        Leg(Stage.VIRAL_DETECT, 100, measured=True),
    ]
    assert fraction_of(legs) == 0.5


def test_the_way_of_a_clip_never_goes_back() -> None:
    road = [
        render_fraction(stage, done)
        for stage in (Stage.FACE_DETECT, Stage.ASPECT_CONVERT, Stage.DELIVER)
        for done in (0.0, 0.5, 1.0)
    ]
    assert road == sorted(road)
    assert (road[0], road[-1]) == (0.0, 1.0)


async def test_the_usual_time_and_the_price_are_told_beforehand(
    estimate: EstimateProgress, uow: UnitOfWorkFactory
) -> None:
    scene, now = await _scene(uow), utc_now()
    project = await _project(uow, scene)
    usage = Usage(project.id, project.user_id, 20, UsageState.RESERVED, now, now, now)
    async with uow() as work:
        await work.usages.add(usage)
        await work.commit()
    view = await estimate(project)
    assert (view.eta_s, view.whole_s, view.plan_minutes) == (None, 480, 20)
    await _history(uow)
    assert (await estimate(project)).whole_s == pytest.approx(420, abs=5)
    async with uow() as work:
        await work.usages.move(project.id, UsageState.SETTLED, only_from=[UsageState.RESERVED])
        await work.commit()
    assert (await estimate(project)).plan_minutes is None


async def test_of_an_unknown_length_nothing_is_told(
    estimate: EstimateProgress, uow: UnitOfWorkFactory
) -> None:
    scene = await set_scene(uow)
    project = await _project(uow, scene)
    unknown = replace(project, duration_ms=None, source=replace(project.source, duration_ms=None))
    assert (await estimate(unknown)).whole_s is None
