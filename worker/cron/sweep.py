"""Removing what dead workers left in the scratch folder."""

import asyncio
import shutil
import time
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)

OLDER_THAN_S = 6 * 3600.0
"""Longer than any job may run, so that nothing in use is touched."""


async def sweep(scratch: Path, older_than_s: float = OLDER_THAN_S) -> int:
    """Delete entries of `scratch` that nobody has written to for this long; return how many."""
    return await asyncio.to_thread(_sweep, scratch, time.time() - older_than_s)


def _sweep(scratch: Path, before: float) -> int:
    removed = 0
    for entry in scratch.glob("*") if scratch.is_dir() else ():
        if _newest(entry) >= before:
            continue
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
        removed += 1
        log.info("scratch_swept", name=entry.name)
    return removed


def _newest(entry: Path) -> float:
    try:
        times = [entry.stat().st_mtime]
        times += [path.stat().st_mtime for path in entry.rglob("*")] if entry.is_dir() else []
    except FileNotFoundError:
        return time.time()
    return max(times)
