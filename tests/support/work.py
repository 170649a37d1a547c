"""Work of a project as the workers leave it in the database."""

from datetime import timedelta
from decimal import Decimal

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.pipeline import Stage
from core.domain.records.charge import Charge
from core.domain.records.job import Job
from core.domain.records.project import ErrorNote, Project, ProjectStatus
from core.ports.uow import UnitOfWorkFactory


async def fail(uow: UnitOfWorkFactory, job: Job, note: ErrorNote) -> None:
    """The job fails for good, and its project with it."""
    async with uow() as work:
        await work.jobs.claim(job.id, 0, "host:1:abc", utc_now())
        await work.jobs.fail(job.id, 1, note.key, Decimal("0.02"), utc_now())
        unfinished = (ProjectStatus.PROCESSING,)
        await work.projects.move(
            job.project_id, ProjectStatus.FAILED, only_from=unfinished, error=note
        )
        await work.commit()


async def run(uow: UnitOfWorkFactory, job: Job, *, beat_ago: timedelta) -> None:
    """A worker takes the job; its last sign of life was so long ago."""
    async with uow() as work:
        await work.jobs.claim(job.id, 0, "host:2:def", utc_now() - beat_ago)
        await work.commit()


async def job_now(uow: UnitOfWorkFactory, job: Job) -> Job:
    async with uow() as work:
        found = await work.jobs.get(job.id)
    assert found is not None
    return found


async def spend(uow: UnitOfWorkFactory, project: Project, stage: Stage, usd: str, ago: int) -> None:
    """Book what a stage of a project cost, so many days ago."""
    charge = Charge(
        id=new_id(),
        project_id=project.id,
        job_id=new_id(),
        stage=stage,
        engine="deepgram" if stage is Stage.TRANSCRIBE else "gigachat",
        cost_usd=Decimal(usd),
        seconds=1,
        created_at=utc_now() - timedelta(days=ago),
    )
    async with uow() as work:
        await work.charges.add(charge)
        await work.commit()
