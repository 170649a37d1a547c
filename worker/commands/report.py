"""`shorts report …`: what the database tells about the work so far."""

import asyncio
from typing import Annotated

import typer

from worker.commands.spoken_help import SpokenCommand, SpokenHelpGroup

report = typer.Typer(
    cls=SpokenHelpGroup, no_args_is_help=True, help="Figures about the work so far."
)


@report.command("ab", cls=SpokenCommand)
def ab(
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object per comparison.")
    ] = False,
    limit: Annotated[
        int, typer.Option(min=1, max=10_000, help="How many of the newest projects to look at.")
    ] = 1_000,
) -> None:
    """Compare the two arms of the A/B search (AB_SHARE, AB_PROVIDER, AB_PROMPT_VERSION).

    Only projects that were searched with both arms count.

    main: what people saw. shadow: what was searched beside it, unseen.

    Approved by people, main: of its clips that people decided about, the
    share they took. Shadow: of its suggestions that overlap such a clip by
    half (intersection over union), the share whose clip they took.

    Agreement: of both arms' suggestions, the share the other made as well.

    Calls, tokens and money are sums; the time is a median.
    """
    from worker.report.main import report_ab  # noqa: PLC0415  (seconds of imports)

    raise typer.Exit(asyncio.run(report_ab(limit, as_json=as_json)))
