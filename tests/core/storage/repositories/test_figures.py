"""What administrators are told of people, jobs and money."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from core.domain.figures import PeopleFigures, StageLoad
from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.charge import Charge
from core.domain.records.clip import ClipStatus
from core.domain.records.job import JobState
from core.domain.records.people import ChatKind
from core.domain.records.project import ProjectStatus
from core.ports.uow import UnitOfWork, UnitOfWorkFactory
from tests.support.records import NOON, PERSON, Scene, a_job, a_project, set_scene

DAY = timedelta(days=1)


async def charge(work: UnitOfWork, scene: Scene, usd: str, **changes: object) -> None:
    paid = Charge(
        id=new_id(),
        project_id=scene.project.id,
        job_id=new_id(),
        stage=Stage.VIRAL_DETECT,
        engine="gigachat",
        cost_usd=Decimal(usd),
        seconds=1,
        created_at=NOON,
    )
    await work.charges.add(replace(paid, **changes))  # type: ignore[arg-type]


async def test_people_are_counted_and_found(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    async with uow() as work:
        boris = await work.users.ensure(PERSON + 1, "Борис 100%", "ru", "Boris_B")
        chat = await work.chats.ensure(PERSON + 1, ChatKind.PRIVATE, "Борис")
        old = a_project(chat, boris, status=ProjectStatus.FAILED, created_at=NOON - 3 * DAY)
        await work.projects.add(replace(old, duration_ms=90_000))
        await work.clips.move(
            scene.clips[0].id, ClipStatus.EXPORTED, only_from=(ClipStatus.PENDING,)
        )
        await charge(work, scene, "0.000000001")
        await charge(work, scene, "1.2")
        assert await work.users.set_banned(boris.id, banned=True)
        assert not await work.users.set_banned(boris.id, banned=True)
        await work.commit()
    async with uow() as work:
        now = boris.created_at + 2 * DAY
        assert await work.figures.people(now) == PeopleFigures(2, 0, 2, 2, 0, 0, 0, 1)
        at_noon = await work.figures.people(NOON)
        assert (at_noon.active_1d, at_noon.active_7d, at_noon.active_30d) == (1, 2, 2)
        for text in ("@boris_b", "Boris_B", str(PERSON + 1), "борис", "100%"):
            assert [each.id for each in await work.figures.find_people(text, 5)] == [boris.id], text
        for text in ("@nobody", "7", "%", "_"):
            expected = [boris.id] if text == "%" else []
            assert [each.id for each in await work.figures.find_people(text, 5)] == expected, text
        assert len(await work.figures.newest_people(1)) == 1
        anna = await work.figures.person(scene.user.id)
        assert (anna.projects, anna.shorts, anna.last_at) == (1, 1, NOON)
        assert anna.spent_usd == Decimal("1.200000001")
        him = await work.figures.person(boris.id)
        assert (him.projects, him.failed, him.video_ms, him.spent_usd) == (1, 1, 90_000, Decimal(0))


async def test_jobs_are_listed_with_whose_they_are(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    waiting, later, running, failed = (
        a_job(scene.project, stage, created_at=NOON + timedelta(minutes=number))
        for number, stage in enumerate(
            (Stage.INGEST, Stage.INGEST, Stage.FACE_DETECT, Stage.TRANSCRIBE)
        )
    )
    async with uow() as work:
        for job in (waiting, replace(later, run_after=NOON + DAY), running, failed):
            await work.jobs.add(job)
        for job in (running, failed):
            await work.jobs.claim(job.id, 0, "worker", NOON)
        await work.jobs.fail(failed.id, 1, "error-engine-auth", Decimal(0), NOON + DAY)
        await work.commit()
    async with uow() as work:
        load = {each.stage: each for each in await work.figures.load(NOON + timedelta(hours=1))}
        assert load == {
            Stage.INGEST: StageLoad(Stage.INGEST, 1, 1, 0, NOON),
            Stage.FACE_DETECT: StageLoad(Stage.FACE_DETECT, 0, 0, 1, None),
        }
        open_jobs = await work.figures.open_jobs(5)
        assert [story.job.id for story in open_jobs] == [running.id, waiting.id, later.id]
        assert {(each.user, each.project.id) for each in open_jobs} == {
            (scene.user, scene.project.id)
        }
        assert [each.job.id for each in await work.figures.open_jobs(1, 1)] == [waiting.id]
        (given_up,) = await work.figures.failed_jobs(5)
        assert given_up.job.state is JobState.FAILED
        assert await work.figures.job(failed.id) == given_up
        assert await work.figures.failures_since(NOON) == 1
        assert await work.figures.failures_since(NOON + 2 * DAY) == 0


async def test_money_is_added_up_by_day_stage_and_engine(uow: UnitOfWorkFactory) -> None:
    scene = await set_scene(uow)
    late = NOON.replace(hour=23, minute=59)
    async with uow() as work:
        await charge(work, scene, "0.1")
        await charge(work, scene, "0.2", created_at=late)
        await charge(work, scene, "3", stage=Stage.TRANSCRIBE, engine="deepgram")
        await charge(work, scene, "5", created_at=late + timedelta(minutes=2))
        await charge(work, scene, "9", created_at=NOON - 5 * DAY)
        await work.commit()
    async with uow() as work:
        rows = await work.figures.spending(NOON - DAY)
    assert [(row.day, row.engine, row.usd, row.calls) for row in rows] == [
        (date(2026, 5, 17), "deepgram", Decimal(3), 1),
        (date(2026, 5, 17), "gigachat", Decimal("0.3"), 2),
        (date(2026, 5, 18), "gigachat", Decimal(5), 1),
    ]
