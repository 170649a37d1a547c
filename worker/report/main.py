"""Running `shorts report`."""

import json
import sys

from rich.console import Console
from rich.text import Text

from core.domain.errors import BadSettingError, ShortsError
from core.services.compare_arms import CompareArms, Comparison
from core.settings import DatabaseSettings
from core.storage.database import create_unit_of_work_factory
from core.storage.migrate import upgrade_to_head
from worker.commands.language import words
from worker.commands.settings import read_settings
from worker.report.ab import as_table, as_values


async def report_ab(limit: int, *, as_json: bool) -> int:
    """Print how the arms compare over the newest projects; return the exit code."""
    try:
        comparisons = await _compare(read_settings().database, limit)
    except ShortsError as error:
        sys.stderr.write(f"{words().error(error)}\n{error}\n")
        return 1
    console = Console(highlight=False)
    for comparison in comparisons:
        if as_json:
            console.out(json.dumps(as_values(comparison), ensure_ascii=False), highlight=False)
        else:
            console.print(as_table(comparison, words()))
    if not comparisons and not as_json:
        console.print(Text(words()("cli-report-nothing")), soft_wrap=True)
    return 0


async def _compare(settings: DatabaseSettings, limit: int) -> tuple[Comparison, ...]:
    try:
        await upgrade_to_head(settings.url)
    except ValueError as error:
        raise BadSettingError(str(error), name="DATABASE_URL") from error
    uow, close = create_unit_of_work_factory(settings)
    try:
        return await CompareArms(uow)(limit)
    finally:
        await close()
