"""`shorts styles`: how captions may look; styles as files."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from core.domain.errors import ShortsError
from worker.commands.language import words
from worker.commands.style_names import built_in, read_style

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object per style on stdout.")]
Export = Annotated[
    str | None, typer.Option("--export", metavar="NAME", help="Write this style to stdout.")
]
Import = Annotated[
    Path | None,
    typer.Option(
        "--import",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Offer the style of this file to everybody here.",
    ),
]


def styles(as_json: AsJson = False, export: Export = None, take: Import = None) -> None:
    """List the caption styles, write one to a file, or read one from a file."""
    try:
        if take is not None:
            _take(take)
        elif export is not None:
            _export(export)
        else:
            from worker.styles import list_styles  # noqa: PLC0415  (seconds of imports)

            asyncio.run(list_styles(words(), as_json=as_json))
    except ShortsError as error:
        typer.echo(words().error(error), err=True)
        raise typer.Exit(1) from error


def _take(file: Path) -> None:
    name, style = read_style(file, "--import")
    if built_in(name) is not None:
        raise typer.BadParameter(words()("cli-style-built-in", name=name), param_hint="--import")
    from worker.styles import import_style  # noqa: PLC0415  (seconds of imports)

    taken = asyncio.run(import_style(name or file.stem, style))
    typer.echo(words()("cli-style-imported", name=taken))


def _export(name: str) -> None:
    from worker.styles import export_style  # noqa: PLC0415  (seconds of imports)

    body = asyncio.run(export_style(name))
    if body is None:
        problem = words()("cli-no-such-style", name=name)
        raise typer.BadParameter(problem, param_hint="--export")
    typer.echo(body, nl=False)
