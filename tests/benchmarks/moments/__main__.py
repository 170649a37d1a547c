"""`python -m tests.benchmarks.moments`: sheets to judge by, and the figures one by one."""

import asyncio
import secrets
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from core import bootstrap
from core.domain.errors import ShortsError
from core.logs import configure_logging
from core.settings import LogSettings, Settings
from tests.benchmarks.moments.boundaries import bench_boundaries
from tests.benchmarks.moments.compare import compare
from tests.benchmarks.moments.figures import say, short
from tests.benchmarks.moments.films import read_talk
from tests.benchmarks.moments.pairs import Found, make_sheet
from tests.benchmarks.moments.product import candidates_of
from tests.benchmarks.moments.replay import ReplayError
from tests.benchmarks.moments.robustness import ANSWERS, SEED, bench_robustness
from tests.benchmarks.moments.sample_truth import bench_sample
from tests.benchmarks.moments.sheet import Key, Sheet, SheetError
from tests.benchmarks.moments.verdicts import score as score_of

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

_Result = TypeVar("_Result")
_Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)]
_File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]
_Out = Annotated[Path, typer.Option(dir_okay=False, writable=True)]


@app.command()
def sheet(
    talks: _Files,
    out: _Out,
    key: _Out,
    seed: Annotated[int | None, typer.Option(help="For the same sheet again.")] = None,
    use_model: Annotated[
        bool, typer.Option("--model", help="Ask the configured language model: costs money.")
    ] = False,
) -> None:
    """Put each clip beside a random passage of its talk, for people to judge blindly."""
    if out.resolve() == key.resolve():
        raise typer.BadParameter("the key must not lie in the sheet", param_hint="--key")
    found = _run(_found(talks, use_model=use_model))
    made, secret = make_sheet(found, secrets.randbits(32) if seed is None else seed)
    if not made.pairs:
        raise typer.BadParameter("no talk holds a clip and another passage of its length")
    made.write(out)
    secret.write(key)
    clips = sum(len(one.clips) for one in found)
    typer.echo(f"{len(made.pairs)} pairs of {clips} clips: {out}; the key: {key}")


async def _found(talks: Sequence[Path], *, use_model: bool) -> list[Found]:
    found: list[Found] = []
    async with AsyncExitStack() as stack:
        model = bootstrap.language_model(Settings(), stack) if use_model else None
        if use_model and model is None:
            raise typer.BadParameter("no language model is configured", param_hint="--model")
        for path in talks:
            recording = await read_talk(path)
            best = await candidates_of(recording, model=model)
            by = best[0].found_by if best else ""
            found.append(Found(recording, str(path), by, tuple(clip.span for clip in best)))
    return found


@app.command()
def score(sheet: _File, key: _File) -> None:
    """Count wins and losses of a judged sheet, with the two-sided sign test."""
    try:
        scores = score_of(Sheet.read(sheet), Key.read(key))
    except SheetError as error:
        raise typer.BadParameter(str(error)) from error
    for one in scores:
        more = {k: v for k, v in asdict(one).items() if k != "name"} | {"p": short(one.p)}
        say("moments.selection.win_rate", one.win_rate, "share", 0.5, talk=one.name, **more)


@app.command()
def agree(
    files: _Files,
    clips: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Clips to compare, not local scoring."),
    ] = None,
) -> None:
    """Compare clips with what viewers replay most."""
    try:
        _run(compare(files, clips))
    except ReplayError as error:
        raise typer.BadParameter(str(error)) from error


@app.command()
def boundaries() -> None:
    """Print how well clips are cut."""
    _run(bench_boundaries())


@app.command()
def robustness(
    answers: Annotated[int, typer.Option(min=1, help="At least so many bad answers.")] = ANSWERS,
    seed: Annotated[int, typer.Option(help="As printed with a failure.")] = SEED,
) -> None:
    """Give bad answers to every question and print what came of it."""
    bench_robustness(answers, seed)


@app.command()
def sample() -> None:
    """Print how clips meet the known moments of the sample."""
    _run(bench_sample())


def _run(work: Coroutine[object, object, _Result]) -> _Result:
    """Run to the end; what the product raises on purpose ends in a line, not in a trace."""
    try:
        return asyncio.run(work)
    except ShortsError as error:
        typer.echo(f"{type(error).__name__}: {error} {error.params or ''}".rstrip(), err=True)
        raise typer.Exit(1) from error


if __name__ == "__main__":
    configure_logging(LogSettings(level="error"))
    app()
