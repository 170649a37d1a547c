"""Removing what dead workers left in the scratch folder."""

import asyncio
import shutil
import time
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)

OLDER_THAN_S = 6 * 3600.0
"""Longer than any job may run, so that nothing in use is touched."""

OURS = ("job-*", "make-*", "object-*", "deepgram-*", "google-*")
"""Names that this program gives; whoever sets SCRATCH_DIR to a folder with files of their own
keeps them."""


async def sweep(scratch: Path, older_than_s: float = OLDER_THAN_S) -> int:
    """Delete what we left in `scratch` and nobody has written to for this long; return how much."""
    return await asyncio.to_thread(_sweep, scratch, time.time() - older_than_s)


def _sweep(scratch: Path, before: float) -> int:
    removed = 0
    for entry in (entry for name in OURS for entry in scratch.glob(name)):
        if _newest(entry) >= before:
            continue
        shutil.rmtree(entry, ignore_errors=True)
        removed += 1
        log.info("scratch_swept", name=entry.name)
    return removed


def _newest(entry: Path) -> float:
    try:
        return max(path.lstat().st_mtime for path in (entry, *entry.rglob("*")))
    except OSError:
        # Somebody removes it at this moment, or it is not for us to look into.
        return time.time()
