"""What a running job tells its chat."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path

from core.domain.pipeline import PIPELINE, Stage
from core.domain.records.job import Job
from core.ports.chat import Download
from core.services.addressing import address_of_project
from core.services.progress_estimate import render_fraction
from worker.context import Fetching, JobRun, WorkerContext

_TELLING_S = 2.0
"""Earlier than that a speed says nothing."""


async def tell_progress(context: WorkerContext, run: JobRun) -> None:
    """Bring the progress message, or the clip's card, up to date. Throttled by the view.

    What goes on beside the way has no part in either.
    """
    rule = PIPELINE[run.job.type]
    if rule.beside:
        return
    if not rule.per_clip:
        view = await context.estimate(run.project, run.meter.fraction)
        if run.meter.fetching is not None:
            view = replace(view, download=await _download(run.meter.fetching))
        await context.chat.show_progress(run.to, run.project, view)
    elif run.job.type in (Stage.FACE_DETECT, Stage.ASPECT_CONVERT, Stage.DELIVER):
        share = render_fraction(run.job.type, run.meter.fraction)
        await context.chat.refresh_card(run.to, run.the_clip(), share)


async def tell_wait(context: WorkerContext, job: Job) -> None:
    """Say in the progress message that a failed attempt is followed by another."""
    rule = PIPELINE[job.type]
    if rule.beside or rule.per_clip:
        return
    async with context.uow() as uow:
        project = await uow.projects.get(job.project_id)
        to = await address_of_project(uow, project) if project else None
    if project is not None and to is not None:
        await context.chat.show_progress(to, project, await context.estimate(project))


async def _download(fetching: Fetching) -> Download:
    took_s = time.monotonic() - fetching.since
    if took_s < _TELLING_S:
        return Download(fetching.fraction, None)
    got = await asyncio.to_thread(_bytes_in, fetching.folder)
    return Download(fetching.fraction, got / took_s)


def _bytes_in(folder: Path) -> int:
    sizes = []
    for path in folder.rglob("*"):
        try:
            sizes.append(path.stat().st_size if path.is_file() else 0)
        except FileNotFoundError:  # renamed meanwhile
            continue
    return sum(sizes)
