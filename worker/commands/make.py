"""`shorts make`: the main job on the command line, without Redis, Telegram or keys."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from core.domain.camera import LayoutChoice
from core.domain.captions import SYSTEM_PRESETS, CaptionStyle
from core.domain.moments import ClipWish
from worker.commands.language import words
from worker.commands.ranges import span_of
from worker.make.options import MakeOptions

Videos = Annotated[
    list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, metavar="VIDEO…")
]
Out = Annotated[Path, typer.Option(help="Folder for the finished shorts.", file_okay=False)]
AsJson = Annotated[
    bool, typer.Option("--json", help="One JSON object per finished short on stdout.")
]
Count = Annotated[int | None, typer.Option(min=1, max=50, help="How many shorts.")]
Length = Annotated[
    Literal["15-30", "30-60", "60-90"] | None, typer.Option(help="How long, in seconds.")
]
Style = Annotated[str, typer.Option(help="Caption style.")]
Layout = Annotated[LayoutChoice, typer.Option(help="Where the camera looks.")]
TranscriptFile = Annotated[
    Path | None,
    typer.Option(
        exists=True, dir_okay=False, help=".srt, .vtt or a Deepgram .json, used as it is."
    ),
]
Range = Annotated[
    tuple[str, str] | None,
    typer.Option("--range", metavar="START END", help="Exactly this stretch: s or h:mm:ss."),
]
Query = Annotated[
    str | None, typer.Option("--find", metavar="TEXT", help="Only where this is talked about.")
]
Engine = Annotated[
    Literal["deepgram", "whisper", "google"] | None, typer.Option(help="Who listens first.")
]
Language = Annotated[
    str | None, typer.Option(help="Language of the speech (ru, en, …); found out if unset.")
]
Tighten = Annotated[bool, typer.Option("--tighten", help="Cut out long pauses and fillers.")]
Captions = Annotated[bool, typer.Option(help="Burn captions.")]


def make(
    videos: Videos,
    out: Out,
    as_json: AsJson = False,
    count: Count = None,
    length: Length = None,
    style: Style = "Shorts",
    layout: Layout = LayoutChoice.AUTO,
    transcript: TranscriptFile = None,
    span: Range = None,
    query: Query = None,
    engine: Engine = None,
    language: Language = None,
    tighten: Tighten = False,
    captions: Captions = True,
) -> None:
    """Turn long videos into finished 9:16 shorts."""
    if transcript is not None and len(videos) > 1:
        raise typer.BadParameter(words()("cli-one-transcript"), param_hint="--transcript")
    if query is not None and span is not None:
        raise typer.BadParameter(words()("cli-find-or-range"), param_hint="--find")
    options = MakeOptions(
        out=out,
        wish=ClipWish.of(count, length),
        style=_style(style) if captions else None,
        layout=layout,
        transcript=transcript,
        span=span_of(span),
        language=language,
        tighten=tighten,
        query=_query(query),
        engine=engine,
    )
    from worker.make.main import make_shorts  # noqa: PLC0415  (seconds of imports)

    raise typer.Exit(make_shorts(videos, options, as_json=as_json))


def _style(name: str) -> CaptionStyle:
    for preset, style in SYSTEM_PRESETS.items():
        if preset.casefold() == name.casefold():
            return style
    known = ", ".join(SYSTEM_PRESETS)
    raise typer.BadParameter(words()("cli-bad-style", name=name, known=known), param_hint="--style")


def _query(text: str | None) -> str | None:
    if text is not None and not any(letter.isalnum() for letter in text):
        raise typer.BadParameter(words()("cli-bad-query", query=text), param_hint="--find")
    return text
