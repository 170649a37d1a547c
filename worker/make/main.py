"""Running `shorts make`."""

from pathlib import Path

from core.domain.errors import ShortsError
from core.logs import configure_logging
from core.settings import LogSettings, Settings
from worker.commands.language import words
from worker.make.engines import make_engines
from worker.make.options import MakeOptions
from worker.make.pipeline import ShortMaker
from worker.make.reporters import Announcer, JsonAnnouncer, TerminalAnnouncer


async def make_all(videos: list[Path], options: MakeOptions, *, as_json: bool) -> int:
    """Make the shorts of each video and tell about it; return how many videos gave none."""
    configure_logging(LogSettings(level="warning"))
    announcer = JsonAnnouncer(words()) if as_json else TerminalAnnouncer(words())
    failures = 0
    with announcer:
        try:
            async with make_engines(Settings(), options) as engines:
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
    return 0
