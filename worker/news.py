"""What a running job tells its chat."""

from core.domain.pipeline import PIPELINE, Stage
from core.services.progress_estimate import render_fraction
from worker.context import JobRun, WorkerContext


async def tell_progress(context: WorkerContext, run: JobRun) -> None:
    """Bring the progress message, or the clip's card, up to date. Throttled by the view.

    What goes on beside the way has no part in either.
    """
    rule = PIPELINE[run.job.type]
    if rule.beside:
        return
    if not rule.per_clip:
        view = await context.estimate(run.project, run.meter.fraction)
        await context.chat.show_progress(run.to, run.project, view)
    elif run.job.type in (Stage.FACE_DETECT, Stage.ASPECT_CONVERT, Stage.DELIVER):
        share = render_fraction(run.job.type, run.meter.fraction)
        await context.chat.refresh_card(run.to, run.the_clip(), share)
