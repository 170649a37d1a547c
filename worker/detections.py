"""Noting what searches came to, for `shorts report ab`."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.records.charge import Charge
from core.domain.records.detection import Detection, Suggestion
from core.domain.records.job import Job
from core.ports.uow import UnitOfWork
from worker.searching import Search, Searcher

WITHOUT_MODEL = "local"


async def note_found(uow: UnitOfWork, job: Job, searcher: Searcher, search: Search) -> None:
    """Note what a search found, and what it cost over all its attempts."""
    charges = await _charges(uow, job)
    waited = sum(charge.seconds for charge in charges if charge.created_at < search.began)
    plain = _detection(job, searcher, charges)
    found = replace(
        plain,
        provider=plain.provider if search.by_model else WITHOUT_MODEL,
        found_by=search.result.found_by,
        suggestions=tuple(Suggestion(c.span, c.title, c.score) for c in search.result.candidates),
        seconds=waited + search.seconds,
    )
    await uow.detections.put(found)


async def note_failed(uow: UnitOfWork, job: Job, searcher: Searcher, error: str) -> None:
    """Note that a search was given up, unless it has found its moments before.

    `error` is a text key.
    """
    noted = await uow.detections.of_project(job.project_id)
    if all(detection.arm is not searcher.arm for detection in noted):
        charges = await _charges(uow, job)
        await uow.detections.put(replace(_detection(job, searcher, charges), error=error))


async def _charges(uow: UnitOfWork, job: Job) -> list[Charge]:
    return [c for c in await uow.charges.of_project(job.project_id) if c.stage is job.type]


def _detection(job: Job, searcher: Searcher, charges: Sequence[Charge]) -> Detection:
    return Detection(
        id=new_id(),
        project_id=job.project_id,
        arm=searcher.arm,
        provider=searcher.model.name if searcher.model else WITHOUT_MODEL,
        prompt_version=searcher.prompt.version,
        found_by="",
        suggestions=(),
        calls=len(charges),
        tokens=sum(c.prompt_tokens + c.completion_tokens for c in charges),
        cost_usd=sum((c.cost_usd for c in charges), Decimal(0)),
        seconds=sum(c.seconds for c in charges),
        error=None,
        created_at=utc_now(),
    )
