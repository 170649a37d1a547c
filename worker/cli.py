"""The `shorts` command."""

import typer

from worker.commands.doctor import doctor
from worker.commands.health import health
from worker.commands.inspect import inspect
from worker.commands.make import make
from worker.commands.report import report
from worker.commands.run import run
from worker.commands.spoken_help import SpokenCommand
from worker.commands.styles import styles
from worker.commands.usage import SpokenGroup

app = typer.Typer(
    cls=SpokenGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
for command in (make, styles, doctor, run, health, inspect):
    app.command(cls=SpokenCommand)(command)
app.add_typer(report, name="report")


def main() -> None:
    """Entry point of the `shorts` script."""
    app()


if __name__ == "__main__":
    main()
