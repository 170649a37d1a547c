"""Running `shorts make`."""

import asyncio
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import structlog

from core.domain.errors import FolderError, ShortsError
from core.logs import configure_logging
from core.settings import LogSettings
from worker.commands.language import words
from worker.commands.settings import read_settings
from worker.make.engines import make_engines
from worker.make.options import MakeOptions
from worker.make.pipeline import ShortMaker
from worker.make.reporters import Announcer, JsonAnnouncer, TerminalAnnouncer

log = structlog.get_logger(__name__)

TERMINATED = 128 + signal.SIGTERM
"""Exit code of what SIGTERM ended, as shells count."""


def make_shorts(videos: Sequence[Path], options: MakeOptions, *, as_json: bool) -> int:
    """Make the shorts of each video, telling about it; return the exit code.

    SIGTERM ends it as cleanly as Ctrl-C does. Raises KeyboardInterrupt.
    """
    announcer = JsonAnnouncer(words()) if as_json else TerminalAnnouncer(words())
    try:
        return 1 if asyncio.run(_make_all(videos, options, announcer)) else 0
    except asyncio.CancelledError:
        return TERMINATED


async def _make_all(videos: Sequence[Path], options: MakeOptions, announcer: Announcer) -> int:
    """Return how many videos gave nothing."""
    if (task := asyncio.current_task()) is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    failures = 0
    with announcer:
        try:
            _check_writable(options.out)
            settings = read_settings()
            configure_logging(_quiet(settings.log))
            async with make_engines(settings, options) as engines:
                maker = ShortMaker(engines, options, announcer)
                for video in videos:
                    failures += await _make_one(maker, video, announcer)
        except ShortsError as error:
            announcer.failed(", ".join(video.name for video in videos), error)
            return len(videos)
    return failures


async def _make_one(maker: ShortMaker, video: Path, announcer: Announcer) -> int:
    try:
        async for short in maker.make(video):
            announcer.short(short)
    except ShortsError as error:
        announcer.failed(video.name, error)
        return 1
    except Exception as error:
        log.debug("unexpected_error", exc_info=True)
        announcer.failed(video.name, ShortsError(f"{type(error).__name__}: {error}"))
        return 1
    return 0


def _quiet(settings: LogSettings) -> LogSettings:
    """Leave the screen to the results, unless somebody asked for more."""
    return settings if "level" in settings.model_fields_set else LogSettings(level="warning")


def _check_writable(folder: Path) -> None:
    """Raise FolderError before hours of work, not after. Nothing is made yet."""
    there = folder.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise FolderError(f"not writable: {there}", path=str(folder))
