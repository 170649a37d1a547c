"""The options of `shorts make`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from core.domain.camera import LayoutChoice
from core.domain.render import Frame

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
Style = Annotated[
    str, typer.Option(metavar="NAME|FILE", help="Caption style: see `shorts styles`.")
]
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
MaskProfanity = Annotated[
    bool, typer.Option("--mask-profanity", help="Star obscene words in captions and titles.")
]
Shape = Annotated[Frame, typer.Option("--frame", help="9:16, or the source's own shape.")]
Draft = Annotated[bool, typer.Option("--draft", help="Small and quick, to be looked at.")]
Hook = Annotated[
    bool,
    typer.Option(
        "--hook", help="Show the title in the first seconds; of a --range, its first sentence."
    ),
]
Bar = Annotated[bool, typer.Option("--progress-bar", help="A bar that grows with the time.")]
Logo = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="A PNG, JPEG or WebP for the corner."),
]
Mark = Annotated[str | None, typer.Option("--watermark", metavar="TEXT", help="For the corner.")]
