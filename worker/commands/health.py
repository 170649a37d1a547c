"""`shorts health PART`: is this part of the bot alive? For container health checks."""

import asyncio
from enum import StrEnum

import typer

from core.domain.pipeline import Lane


class Part(StrEnum):
    """What can be asked for."""

    LIGHT = Lane.LIGHT
    HEAVY = Lane.HEAVY
    BOT = "bot"


def health(part: Part) -> None:
    """Exit 0 when the part wrote its sign of life lately, else 1."""
    from worker.health import is_alive  # noqa: PLC0415  (seconds of imports)

    alive = asyncio.run(is_alive(part))
    typer.echo("ok" if alive else "silent")
    raise typer.Exit(0 if alive else 1)
