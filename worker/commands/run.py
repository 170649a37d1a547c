"""`shorts run`: bot, workers, render service and, where none is given, Redis, as one command."""

import typer


def run() -> None:
    """Run the whole bot here. Needs BOT_TOKEN; everything else has defaults."""
    from worker.run import run_all  # noqa: PLC0415  (seconds of imports)

    raise typer.Exit(run_all())
