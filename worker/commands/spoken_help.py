"""`--help` in the language of the person.

English stands in the commands themselves, other languages in `texts/`: `help-<command>` and
`help-<command>-<parameter>`.
"""

from functools import cache
from pathlib import Path
from typing import Any

from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from core.texts import Texts, Translator
from worker.commands.language import words

TEXTS = Path(__file__).parent / "texts"

_FRAME = {
    "OPTIONS_PANEL_TITLE": "help-options",
    "ARGUMENTS_PANEL_TITLE": "help-arguments",
    "COMMANDS_PANEL_TITLE": "help-commands",
    "REQUIRED_LONG_STRING": "help-required",
    "DEFAULT_STRING": "help-default",
}
"""What the library itself writes; it offers these names for changing them."""


class SpokenCommand(TyperCommand):
    """A command whose help is in the language of the person."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """See typer."""
        _usage(self, ctx, formatter)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """See typer."""
        _speak(self, ctx)
        super().format_help(ctx, formatter)


class SpokenHelpGroup(TyperGroup):
    """Commands listed in the language of the person."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """See typer."""
        _usage(self, ctx, formatter)

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """See typer."""
        _speak(self, ctx)
        for command in self.commands.values():
            _speak(command, ctx)
        super().format_help(ctx, formatter)


@cache
def _texts() -> Texts:
    return Texts((TEXTS,), strict=True)


def _translator() -> Translator | None:
    """Return the words of the help; None where those in the code are right."""
    language = words().language
    return None if language == "en" else _texts().translator(language)


def _speak(command: Any, ctx: Any) -> None:  # noqa: ANN401  (the library keeps its types to itself)
    """Put the help of a command, of its parameters and of the frame into the person's language."""
    t = _translator()
    if t is None:
        return
    command.get_help_option(ctx).help = t("help-help")
    for name, key in _FRAME.items():
        setattr(rich_utils, name, t(key))
    if command.help:
        command.help = t(f"help-{command.name}")
    for param in command.params:
        if getattr(param, "help", None):
            param.help = t(f"help-{command.name}-{param.name.replace('_', '-')}")


def _usage(command: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
    pieces, t = " ".join(command.collect_usage_pieces(ctx)), _translator()
    if t is None:
        formatter.write_usage(ctx.command_path, pieces)
        return
    pieces = pieces.replace("[OPTIONS]", t("help-options-piece"))
    pieces = pieces.replace("COMMAND [ARGS]...", t("help-commands-piece"))
    formatter.write_usage(ctx.command_path, pieces, prefix=f"{t('help-usage')} ")
