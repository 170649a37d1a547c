"""A worker among the processes of the installation."""

from dataclasses import replace

from core.domain.pipeline import Lane
from core.processes import this_process, watch_rules
from core.services.admin.admins import Admins
from core.services.admin.watch import Watch
from core.settings import Settings
from worker.context import WorkerContext


def watch_of(context: WorkerContext, lane: Lane, settings: Settings) -> Watch:
    """Return how this worker shows that it lives, and tells what it sees."""
    admins = Admins(settings.bot.admin_ids)
    # Jobs name their worker by the same id.
    me = replace(this_process(lane), id=context.worker_id)
    return Watch(context.uow, context.announcer, admins, me, watch_rules(settings))
