"""Booking paid calls: each in a transaction of its own, whatever becomes of the job."""

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.records.charge import Charge
from core.ports.llm import LlmCall
from core.ports.transcriber import HeardPart
from core.tasks import to_the_end
from worker.context import JobRun, WorkerContext
from worker.endings import patiently

_LONGEST_WORD = 200


async def book_call(context: WorkerContext, run: JobRun, call: LlmCall) -> None:
    """Book one call of a language model, on the meter as well. Raises StorageError."""
    run.meter.spend(call.usage.cost_usd)
    charge = Charge(
        id=new_id(),
        project_id=run.project.id,
        job_id=run.job.id,
        stage=run.job.type,
        engine=call.engine,
        model=_word(call.model),
        purpose=call.purpose,
        finish=_word(call.finish),
        prompt_tokens=call.usage.prompt_tokens,
        completion_tokens=call.usage.completion_tokens,
        cached_tokens=call.usage.cached_tokens,
        cost_usd=call.usage.cost_usd,
        seconds=call.seconds,
        created_at=utc_now(),
    )
    await _add(context, charge)


async def book_part(context: WorkerContext, run: JobRun, part: HeardPart) -> None:
    """Book what an answer of a speech engine came to, on the meter as well. Raises StorageError."""
    run.meter.spend(part.cost_usd)
    charge = Charge(
        id=new_id(),
        project_id=run.project.id,
        job_id=run.job.id,
        stage=run.job.type,
        engine=part.engine,
        model=_word(part.model),
        audio_ms=part.span.duration_ms,
        cost_usd=part.cost_usd,
        seconds=part.seconds,
        created_at=utc_now(),
    )
    await _add(context, charge)


def _word(text: str) -> str:
    """Return a vendor's word as any database takes it."""
    return "".join(letter for letter in text if letter.isprintable())[:_LONGEST_WORD]


async def _add(context: WorkerContext, charge: Charge) -> None:
    async def write() -> None:
        async with context.uow() as uow:
            await uow.charges.add(charge)
            await uow.commit()

    # Whoever cancels the job meanwhile does not get the money back.
    await to_the_end(patiently(write))
