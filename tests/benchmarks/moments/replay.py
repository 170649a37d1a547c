"""Talks with what was replayed most, from files in any of the forms README.md tells of."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.domain.errors import ShortsError
from tests.benchmarks.moments.agreement import SEGMENTS
from tests.benchmarks.moments.reading import read_transcript, recording_of
from tests.benchmarks.moments.recording import Recording
from tests.benchmarks.moments.times import document_of, number

_INTENSITIES = ("gt", "intensities", "heatmap")
_SUBTITLES = {".srt", ".vtt"}


class ReplayError(ValueError):
    """A talk or a file cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One talk: how much each of its SEGMENTS is replayed, 0..1. recording: None without words."""

    name: str
    intensities: tuple[float, ...]
    duration_ms: int
    recording: Recording | None


async def read_replays(path: Path) -> tuple[list[Replayed], list[str]]:
    """Return the talks of a .json or .jsonl file, and a line on each that cannot be used.

    Raises ReplayError for a file that holds no rows at all.
    """
    talks, skipped = list[Replayed](), list[str]()
    for at, row in enumerate(rows_of(path)):
        try:
            talks.append(await _talk(row, path, at))
        except (ReplayError, ShortsError) as error:
            skipped.append(f"{path.name}, row {at + 1}: {error}")
    return talks, skipped


def rows_of(path: Path) -> list[Any]:
    """Return the rows of a JSON list, of a single JSON object, or of JSON lines."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReplayError(f"{path}: cannot be read: {error}") from error
    try:
        whole = json.loads(text)
        return whole if isinstance(whole, list) else [whole]
    except ValueError:
        return list(_lines(text, path))


def _lines(text: str, path: Path) -> Iterator[Any]:
    for number_of_line, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except ValueError as error:
            raise ReplayError(f"{path}: line {number_of_line} is not JSON: {error}") from error


async def _talk(row: object, path: Path, at: int) -> Replayed:
    if not isinstance(row, dict):
        raise ReplayError("not an object")
    name = next((str(row[key]) for key in ("id", "vid") if row.get(key)), f"{path.stem}-{at + 1}")
    duration_ms = _duration_ms(row)
    recording = await _recording(row, name, path, duration_ms)
    if duration_ms is None and recording is None:
        raise ReplayError("neither a duration nor a transcript with times")
    length_ms = duration_ms or (recording.duration_ms if recording else 0)
    return Replayed(name, _intensities(row, length_ms), length_ms, recording)


def _duration_ms(row: dict[str, Any]) -> int | None:
    metadata = row.get("metadata")
    places = [row, metadata if isinstance(metadata, dict) else {}]
    for place in places:
        seconds = number(place.get("duration_s", place.get("duration")))
        if seconds is not None and seconds > 0:
            return round(seconds * 1000)
    return None


async def _recording(
    row: dict[str, Any], name: str, path: Path, duration_ms: int | None
) -> Recording | None:
    if isinstance(file := row.get("transcript_file"), str):
        found = await read_transcript(path.parent / file)
        return recording_of(name, found.document, duration_ms)
    if row.get("transcript"):
        document = document_of(row["transcript"], duration_ms)
        return None if document is None else recording_of(name, document, duration_ms)
    beside = _subtitles_beside(path) if "heatmap" in row else None
    if beside is None:
        return None
    return recording_of(name, (await read_transcript(beside)).document, duration_ms)


def _subtitles_beside(path: Path) -> Path | None:
    """Return the subtitles a downloader put beside its `NAME.info.json`."""
    stem = path.name.removesuffix(".json").removesuffix(".info")
    files = sorted(path.parent.glob("*"))
    return next((f for f in files if f.suffix in _SUBTITLES and f.name.startswith(stem)), None)


def _intensities(row: dict[str, Any], duration_ms: int) -> tuple[float, ...]:
    given = next((row[key] for key in _INTENSITIES if row.get(key) is not None), None)
    if not isinstance(given, list) or not given:
        raise ReplayError(f"no list in any of {', '.join(_INTENSITIES)}")
    if all(isinstance(part, dict) for part in given):
        given = _sampled(given, duration_ms)
    values = [number(value) for value in given]
    if len(values) != SEGMENTS:
        raise ReplayError(f"{len(values)} intensities instead of {SEGMENTS}")
    good = [value for value in values if value is not None and 0 <= value <= 1]
    if len(good) != SEGMENTS:
        raise ReplayError("intensities that are no numbers of 0..1")
    return tuple(good)


def _sampled(parts: list[dict[str, Any]], duration_ms: int) -> list[float | None]:
    """Return the value at the middle of every segment; parts carry their times in seconds."""
    middles = [(at + 0.5) * duration_ms / SEGMENTS / 1000 for at in range(SEGMENTS)]
    return [_value_at(parts, second) for second in middles]


def _value_at(parts: list[dict[str, Any]], second: float) -> float | None:
    for part in parts:
        start, end = number(part.get("start_time")), number(part.get("end_time"))
        if (start or 0.0) <= second < (math.inf if end is None else end):
            return number(part.get("value"))
    return None
