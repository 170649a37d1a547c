"""What is said of a wrong command line, in the language of the person."""

import re
import sys
from typing import Any

import typer
from typer.exceptions import TyperException

from worker.commands.language import words
from worker.commands.spoken_help import SpokenHelpGroup

_STOPPED = 1

_KNOWN = (
    (r"(?:file|path|directory) '(?P<name>.+)' does not exist\.", "usage-no-file"),
    (r"\w+ '(?P<name>.+)' is a directory\.", "usage-is-folder"),
    (r"\w+ '(?P<name>.+)' is a file\.", "usage-is-file"),
    (r"\w+ '(?P<name>.+)' is not readable\.", "usage-not-readable"),
    (r"Value error, '(?P<given>.*)' is not one of (?P<known>.+)\.", "usage-choice"),
    (r"Input should be a valid integer.*", "usage-whole-number"),
    (r"Input should be greater than or equal to (?P<limit>\S+)", "usage-least"),
    (r"Input should be less than or equal to (?P<limit>\S+)", "usage-most"),
    (r"Option '(?P<name>.+)' requires an argument\.", "usage-needs-value"),
    (r"Option '(?P<name>.+)' requires (?P<count>\d+) arguments\.", "usage-needs-values"),
    (r"Option '(?P<name>.+)' does not take a value\.", "usage-takes-no-value"),
    (r"Missing (?:argument|option|parameter) '(?P<name>.+?)'\..*", "usage-missing"),
    (r"No such option: (?P<name>\S+)(?: .*)?", "usage-no-option"),
    (r"No such command '(?P<name>.+?)'\..*", "usage-no-command"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<given>.+)\)", "usage-too-much"),
    (r"Missing command\.", "usage-missing-command"),
)
"""What the parser of command lines says, in English alone. Anything else is shown as it is."""


class SpokenGroup(SpokenHelpGroup):
    """Commands whose help and usage errors are told in the language of the person, in one line."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """See typer: run, and leave the process with the exit code."""
        ends_here = kwargs.get("standalone_mode", True)
        kwargs["standalone_mode"] = False
        if not ends_here:
            return super().main(*args, **kwargs)
        try:
            code = super().main(*args, **kwargs)
        except TyperException as error:
            # Nothing was asked for: the help has been printed.
            if type(error).__name__ != "NoArgsIsHelpError":
                _tell(error)
            sys.exit(error.exit_code)
        except typer.Abort:
            sys.exit(_STOPPED)
        sys.exit(code if isinstance(code, int) else 0)


def _tell(error: TyperException) -> None:
    t = words()
    typer.echo(f"❌ {_said(error)}", err=True)
    context = getattr(error, "ctx", None)
    command = "shorts" if context is None else context.command_path
    typer.echo(f"   {t('usage-help', command=f'{command} --help')}", err=True)


def _said(error: TyperException) -> str:
    """Return what is wrong; a value's fault after the name of what has it."""
    if not isinstance(error, typer.BadParameter) or not error.message:
        return _translated(error.format_message())
    hint = error.param_hint or (error.param and error.param.get_error_hint()) or ""
    names = str(hint).replace("'", "")
    problem = _translated(error.message)
    return f"{names}: {problem}" if names else problem


def _translated(message: str) -> str:
    for pattern, key in _KNOWN:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words()(key, **found.groupdict())
    return message
