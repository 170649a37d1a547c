"""Running `shorts doctor`."""

import asyncio
import json

from rich.console import Console
from rich.text import Text

from core.domain.errors import BadSettingError
from worker.commands.language import words
from worker.commands.settings import read_settings
from worker.doctor.choices import check_choices
from worker.doctor.findings import Finding, Level
from worker.doctor.parts import check_parts
from worker.doctor.programs import check_programs
from worker.doctor.services import check_services

MARKS = {Level.OK: ("✅", "green"), Level.OPTIONAL: ("➖", "yellow"), Level.BROKEN: ("❌", "red")}


async def examine(*, as_json: bool) -> bool:
    """Check everything, print what was found, say whether all that is needed works."""
    findings = await _findings()
    console = Console(highlight=False)
    for finding in findings:
        if as_json:
            console.out(_as_json(finding), highlight=False)
        else:
            _print(console, finding)
    well = all(finding.level is not Level.BROKEN for finding in findings)
    if not as_json:
        console.print(Text(words()("doctor-well" if well else "doctor-broken")))
    return well


async def _findings() -> list[Finding]:
    """Without settings that make sense only the programs can be looked at."""
    try:
        settings = read_settings()
    except BadSettingError as error:
        name = str(error.params["name"])
        unclear = Finding(name, Level.BROKEN, error.detail, "doctor-mend-setting")
        return [*await check_programs(), unclear]
    groups = await asyncio.gather(check_programs(), check_parts(settings), check_services(settings))
    return [*(finding for group in groups for finding in group), *check_choices(settings)]


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


def _print(console: Console, finding: Finding) -> None:
    mark, style = MARKS[finding.level]
    console.print(Text.assemble(f"{mark} ", (finding.name, style), f"  {finding.detail}"))
    if finding.mend:
        console.print(Text(f"   {words()(finding.mend)}"), soft_wrap=True)
