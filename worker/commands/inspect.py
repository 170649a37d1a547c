"""`shorts inspect`: what the camera sees, decides and why, as a picture."""

import json
from pathlib import Path
from typing import Annotated

import typer

from core.domain.camera import CameraWish, LayoutChoice
from core.domain.camera_json import load_trail
from core.domain.camera_trail import CameraTrail
from worker.commands.crops import Crop, KeyframesFile, manual_of
from worker.commands.language import words
from worker.commands.ranges import span_of

_PICTURES = {".png", ".jpg", ".jpeg"}


Video = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]
Range = Annotated[
    tuple[str, str] | None,
    typer.Option("--range", metavar="START END", help="The stretch to look at: s or h:mm:ss."),
]
TranscriptFile = Annotated[
    Path | None,
    typer.Option(
        exists=True, dir_okay=False, help=".srt, .vtt or a Deepgram .json: tells who speaks."
    ),
]
TrailFile = Annotated[
    Path | None,
    typer.Option(
        exists=True, dir_okay=False, help="Draw this stored trail instead of looking anew."
    ),
]
Layout = Annotated[LayoutChoice, typer.Option(help="Where the camera looks.")]
Swap = Annotated[bool, typer.Option("--swap", help="Show the other person.")]
Static = Annotated[bool, typer.Option("--static", help="No movement within a shot.")]
Zoom = Annotated[float, typer.Option(min=0.25, max=4, help="Closer above 1.")]
Speed = Annotated[float, typer.Option(min=0.1, max=10, help="Quicker above 1.")]
Out = Annotated[Path | None, typer.Option(dir_okay=False, help="The picture, .png or .jpg.")]
JsonOut = Annotated[
    Path | None, typer.Option("--json", dir_okay=False, help="The decisions in JSON.")
]


def inspect(
    video: Video,
    span: Range = None,
    transcript: TranscriptFile = None,
    trail: TrailFile = None,
    layout: Layout = LayoutChoice.AUTO,
    swap: Swap = False,
    static: Static = False,
    zoom: Zoom = 1.0,
    speed: Speed = 1.0,
    crop: Crop = None,
    keyframes: KeyframesFile = None,
    out: Out = None,
    json_out: JsonOut = None,
) -> None:
    """Draw what the camera sees in a stretch of a video, what it decides and why."""
    if (span is None) == (trail is None):
        raise typer.BadParameter(words()("cli-range-or-trail"), param_hint="--range")
    wish = CameraWish(layout, swap, not static, zoom, speed, manual_of(crop, keyframes))
    from worker.inspect import Inspection, run_inspection  # noqa: PLC0415  (seconds of imports)

    picture = out if out or json_out else Path(f"{video.stem}-camera.png")
    if picture is not None and picture.suffix.lower() not in _PICTURES:
        raise typer.BadParameter(words()("cli-bad-picture", name=picture.name), param_hint="--out")
    inspection = Inspection(
        video=video,
        span=span_of(span),
        transcript=transcript,
        trail=None if trail is None else _trail(trail),
        wish=wish,
        picture=picture,
        json_out=json_out,
    )
    raise typer.Exit(run_inspection(inspection))


def _trail(file: Path) -> CameraTrail:
    try:
        return load_trail(json.loads(file.read_bytes()))
    except (OSError, ValueError) as error:
        problem = words()("cli-bad-json", name=file.name)
        raise typer.BadParameter(problem, param_hint="--trail") from error
