"""The `shorts` command."""

import typer

from worker.commands.make import make

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command("make")(make)


def main() -> None:
    """Entry point of the `shorts` script."""
    app()


if __name__ == "__main__":
    main()
