"""`shorts doctor`: what is present, missing, misconfigured, and how to mend it."""

import asyncio
from typing import Annotated

import typer


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per finding.")] = False,
) -> None:
    """Check this installation. Exit code 1 when something needed is broken."""
    from worker.doctor.main import examine  # noqa: PLC0415  (seconds of imports)

    raise typer.Exit(0 if asyncio.run(examine(as_json=as_json)) else 1)
