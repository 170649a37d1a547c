"""Subtitle files (.srt, .vtt) as cues: text with a stretch of time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
TIME_TAG = re.compile(rf"<{_TIME}>")
_FLASH_MS = 50
_ROLLING_GAP_MS = 100
_SAME_START_MS = 100
_MOST_LINES, _MOST_LETTERS = 500, 20_000
"""Of one cue: what has more is no subtitle, and would take minutes to read."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines shown from `start_ms` to `end_ms`, tags and all."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def read_cues(text: str) -> list[Cue]:
    """Return the cues in order of time, overlaps mended. Raises ValueError when there are none, or
    one that nobody could read."""
    cues = list(_written_cues(text.lstrip("\ufeff")))
    if not cues:
        raise ValueError("no cues")
    in_order = sorted(cues, key=lambda cue: (cue.start_ms, cue.end_ms))
    mended = _without_overlaps(_without_rolling(in_order))
    if any(sum(map(len, cue.lines)) > _MOST_LETTERS for cue in mended):
        raise ValueError("a cue of a book")
    return mended


def time_ms(groups: Iterable[str | None]) -> int:
    """Return the time of the four groups of a matched time: hours, minutes, seconds, fraction."""
    hours, minutes, seconds, fraction = groups
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "").ljust(3, "0"))


def _written_cues(text: str) -> Iterator[Cue]:
    is_vtt = text.startswith("WEBVTT")
    times: tuple[int, int] | None = None
    lines: list[str] = []
    for line in [*text.splitlines(), "0:0.0 --> 0:0.0"]:  # a last timing line ends the last cue
        if (timing := _TIMING.fullmatch(line)) is not None:
            if times is not None:
                yield Cue(*times, _without_number(lines))
            groups = timing.groups()
            times, lines = (time_ms(groups[:4]), time_ms(groups[4:])), []
        elif is_vtt and not line.strip() and times is not None:
            yield Cue(*times, tuple(lines))
            times, lines = None, []
        else:
            lines.append(line.strip())


def _without_number(lines: list[str]) -> tuple[str, ...]:
    """Drop the number of the next .srt cue, which follows a blank line."""
    if len(lines) > 1 and lines[-1].isdigit() and not lines[-2]:
        lines = lines[:-1]
    return tuple(line for line in lines if line)


def _without_rolling(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Drop lines that automatic captions repeat while they roll up."""
    before: Cue | None = None
    shown: set[str] = set()
    for cue in cues:
        rolls = before is not None and cue.start_ms - before.end_ms <= _ROLLING_GAP_MS
        is_flash = cue.end_ms - cue.start_ms <= _FLASH_MS
        kept = cue.lines
        if rolls and (is_flash or len(cue.lines) > 1):
            kept = tuple(line for line in cue.lines if _plain(line) not in shown)
        if kept:
            yield replace(cue, lines=kept)
        before, shown = cue, {_plain(line) for line in cue.lines}


def _without_overlaps(cues: Iterable[Cue]) -> list[Cue]:
    result: list[Cue] = []
    for cue in cues:
        if result and cue.start_ms - result[-1].start_ms < _SAME_START_MS:
            last = result[-1]
            if len(last.lines) > _MOST_LINES:
                raise ValueError("hundreds of lines at once")
            joined = replace(last, end_ms=max(last.end_ms, cue.end_ms))
            result[-1] = replace(joined, lines=last.lines + cue.lines)
            continue
        if result:
            result[-1] = replace(result[-1], end_ms=min(result[-1].end_ms, cue.start_ms))
        result.append(cue)
    return result


def _plain(line: str) -> str:
    return re.sub(r"<[^<>]*>", "", line).strip()
