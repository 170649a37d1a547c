"""Compare clips with what viewers replay most, and print the figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random
from zlib import crc32

from core.domain.spans import Span
from tests.benchmarks.moments.agreement import (
    Agreement,
    agreement,
    by_chance,
    first_segments,
    labels,
    macro,
    segments_of,
)
from tests.benchmarks.moments.boundaries import find
from tests.benchmarks.moments.figures import say, short
from tests.benchmarks.moments.replay import Replayed, ReplayError, read_replays, rows_of
from tests.benchmarks.moments.times import number

_DRAWS = 300


async def compare(files: Sequence[Path], clips_file: Path | None) -> None:
    """Print the figures over all talks of `files`. Raises ReplayError where none can be used."""
    clips = None if clips_file is None else read_clips(clips_file)
    ours, chance, first = list[Agreement](), list[Agreement](), list[Agreement]()
    skipped: list[str] = []
    for file in files:
        talks, left_out = await read_replays(file)
        skipped += left_out
        for talk in talks:
            truth, predicted = labels(talk.intensities), await _predict(talk, clips)
            if not truth or predicted is None:
                skipped.append(f"{talk.name}: {_why(truth)}")
                continue
            count = len(predicted)
            ours.append(agreement(truth, predicted))
            chance.append(by_chance(truth, count, _DRAWS, Random(crc32(talk.name.encode()))))
            first.append(agreement(truth, first_segments(count)))
    if not ours:
        raise ReplayError("\n".join(["no talk can be compared:", *skipped[:20]]))
    _print(ours, chance, first, skipped)


def _why(truth: Sequence[int]) -> str:
    return "no words, or no clips for it" if truth else "no segment is replayed enough to count"


async def _predict(talk: Replayed, clips: Mapping[str, Sequence[Span]] | None) -> list[int] | None:
    """Return the segments of the clips, best first; None where there is nothing to go by."""
    if clips is not None:
        spans = clips.get(talk.name)
    else:
        spans = await find(talk.recording) if talk.recording else None
    return None if spans is None else segments_of(spans, talk.duration_ms)


def read_clips(path: Path) -> dict[str, list[Span]]:
    """Read rows of `{"id", "clips": [{"start_ms", "end_ms"}, …]}`, best first.

    Raises ReplayError.
    """
    found: dict[str, list[Span]] = {}
    for at, row in enumerate(rows_of(path), start=1):
        if not isinstance(row, dict) or not isinstance(row.get("clips"), list) or "id" not in row:
            raise ReplayError(f'{path}: row {at} must be an object with "id" and a list "clips"')
        try:
            found[str(row["id"])] = [_span(clip) for clip in row["clips"]]
        except ValueError as error:
            raise ReplayError(f"{path}: row {at}: {error}") from error
    return found


def _span(clip: object) -> Span:
    if not isinstance(clip, dict):
        raise ValueError("a clip must be an object")
    ends = [number(clip.get(name)) for name in ("start_ms", "end_ms")]
    if None in ends:
        raise ValueError('a clip needs the numbers "start_ms" and "end_ms"')
    start_ms, end_ms = (round(end) for end in ends if end is not None)
    return Span(start_ms, end_ms)


def _print(
    ours: Sequence[Agreement],
    chance: Sequence[Agreement],
    first: Sequence[Agreement],
    skipped: Iterable[str],
) -> None:
    for line in skipped:
        say("moments.agreement.skipped", 1, "talks", why=line)
    say("moments.agreement.talks", len(ours), "talks")
    beginning, random = asdict(macro(first)), asdict(macro(chance))
    for name, value in asdict(macro(ours)).items():
        say(
            f"moments.agreement.{name}",
            value,
            "share",
            random[name],
            first_segments=short(beginning[name]),
        )
