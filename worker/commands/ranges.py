"""The two ends of `--range`, as they are typed."""

import typer

from core.domain.spans import Span
from worker.commands.language import words
from worker.make.options import parse_span


def span_of(ends: tuple[str, str] | None) -> Span | None:
    """Read START and END. Raises typer.BadParameter."""
    if ends is None:
        return None
    try:
        return parse_span(*ends)
    except ValueError as error:
        problem = words()("cli-bad-range", start=ends[0], end=ends[1])
        raise typer.BadParameter(problem, param_hint="--range") from error
