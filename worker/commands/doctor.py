"""`shorts doctor`: what is present, missing, misconfigured, and how to mend it."""

import asyncio
import json
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from core.settings import Settings
from worker.commands.language import words
from worker.doctor.findings import Finding, Level
from worker.doctor.parts import check_parts
from worker.doctor.programs import check_programs
from worker.doctor.services import check_services

MARKS = {Level.OK: ("✅", "green"), Level.OPTIONAL: ("➖", "yellow"), Level.BROKEN: ("❌", "red")}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per finding.")] = False,
) -> None:
    """Check this installation. Exit code 1 when something needed is broken."""
    findings = asyncio.run(_look(Settings()))
    for finding in findings:
        if as_json:
            typer.echo(_as_json(finding))
        else:
            _print(finding)
    broken = any(finding.level is Level.BROKEN for finding in findings)
    if not as_json:
        typer.echo(words()("doctor-broken" if broken else "doctor-well"))
    raise typer.Exit(1 if broken else 0)


async def _look(settings: Settings) -> list[Finding]:
    groups = await asyncio.gather(check_programs(), check_parts(settings), check_services(settings))
    return [finding for group in groups for finding in group]


def _as_json(finding: Finding) -> str:
    mend = words()(finding.mend) if finding.mend else None
    return json.dumps(
        {
            "name": finding.name,
            "level": finding.level,
            "detail": finding.detail,
            "mend": mend,
        },
        ensure_ascii=False,
    )


def _print(finding: Finding) -> None:
    mark, style = MARKS[finding.level]
    console = Console(highlight=False)
    console.print(Text.assemble(f"{mark} ", (finding.name, style), f"  {finding.detail}"))
    if finding.mend:
        console.print(Text(f"   {words()(finding.mend)}"), soft_wrap=True)
