"""This process among the others of the installation, and what it watches."""

import os
from datetime import timedelta
from pathlib import Path
from socket import gethostname
from urllib.parse import unquote, urlsplit

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.records.health import Process
from core.services.admin.watch import WatchRules
from core.settings import Settings
from core.storage.engine import database_folder


def this_process(part: str) -> Process:
    """This process, as others see it. `part`: bot, or the lane of a worker."""
    host, now = gethostname(), utc_now()
    return Process(f"{host}:{os.getpid()}:{new_id().hex[-8:]}", part, host, now, now)


def watch_rules(settings: Settings) -> WatchRules:
    """What is watched, and when it is told."""
    storage = settings.storage
    kept = urlsplit(storage.effective_storage_url)
    folders = [storage.scratch_dir]
    if kept.scheme == "file":
        folders.append(Path(unquote(kept.path)))
    if (database := database_folder(settings.database.url)) is not None:
        folders.append(database)
    return WatchRules(
        folders=folders,
        disk_free_gb=settings.alerts.disk_free_gb,
        silent_after=timedelta(seconds=settings.queue.lost_after_s),
        cooldown=timedelta(minutes=settings.alerts.cooldown_min),
    )
