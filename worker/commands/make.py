"""`shorts make`: the main job on the command line, without Redis, Telegram or keys."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from core.domain.captions import SYSTEM_PRESETS, CaptionStyle
from core.domain.errors import ShortsError
from core.domain.moments import ClipWish
from core.domain.spans import Span
from core.logs import configure_logging
from core.settings import LogSettings, Settings
from core.stages.camera.plan import LayoutChoice
from worker.commands.language import words
from worker.make.engines import make_engines
from worker.make.options import MakeOptions, parse_span
from worker.make.pipeline import ShortMaker
from worker.make.reporters import Announcer, JsonAnnouncer, TerminalAnnouncer


def make(
    videos: Annotated[
        list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, metavar="VIDEO…")
    ],
    out: Annotated[Path, typer.Option(help="Folder for the finished shorts.", file_okay=False)],
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object per finished short on stdout.")
    ] = False,
    count: Annotated[int | None, typer.Option(min=1, max=50, help="How many shorts.")] = None,
    style: Annotated[str, typer.Option(help="Caption style.")] = "Shorts",
    layout: Annotated[LayoutChoice, typer.Option(help="Where the camera looks.")] = (
        LayoutChoice.AUTO
    ),
    transcript: Annotated[
        Path | None,
        typer.Option(
            exists=True, dir_okay=False, help=".srt, .vtt or a Deepgram .json, used as it is."
        ),
    ] = None,
    span: Annotated[
        tuple[str, str] | None,
        typer.Option("--range", metavar="START END", help="Exactly this stretch: s or h:mm:ss."),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of the speech (ru, en, …); found out if unset.")
    ] = None,
    captions: Annotated[bool, typer.Option(help="Burn captions.")] = True,
) -> None:
    """Turn long videos into finished 9:16 shorts."""
    configure_logging(LogSettings(level="warning"))
    options = MakeOptions(
        out=out,
        wish=ClipWish(count=count),
        style=_style(style) if captions else None,
        layout=layout,
        transcript=transcript,
        span=_span(span),
        language=language,
    )
    announcer = JsonAnnouncer(words()) if as_json else TerminalAnnouncer(words())
    failures = asyncio.run(_make_all(videos, options, announcer))
    raise typer.Exit(1 if failures else 0)


async def _make_all(videos: list[Path], options: MakeOptions, announcer: Announcer) -> int:
    """Return how many videos gave no shorts."""
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


def _style(name: str) -> CaptionStyle:
    for preset, style in SYSTEM_PRESETS.items():
        if preset.casefold() == name.casefold():
            return style
    raise typer.BadParameter(f"{name}: {', '.join(SYSTEM_PRESETS)}", param_hint="--style")


def _span(ends: tuple[str, str] | None) -> Span | None:
    if ends is None:
        return None
    try:
        return parse_span(*ends)
    except ValueError as error:
        raise typer.BadParameter(f"{ends[0]} {ends[1]}", param_hint="--range") from error
