"""Laughter as it can be told without a model: "ha-ha-ha" where nobody speaks.

A laugh is a row of short voiced calls of one vowel, evenly spaced at 100 to 200 ms, with near
silence between them; syllables of speech change their vowel, their length and rarely fall so deep.
Laughs that do not come in calls (a crowd, a chuckle through the nose, a laugh while talking) are
not found: what is found should be laughter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from core.domain.spans import Span
from core.media.signals.sound import HOP_MS, Floats, Sound

_LEAST_CALLS = 4
_SHORTEST_MS = 100
_LONGEST_MS = 200
_UNEVEN = 1.25
_LEAST_DEPTH_DB = 10.0
_MEAN_DEPTH_DB = 18.0
_MOST_STEP_DB = 8.0
_BELOW_SPEECH_DB = 25.0
_VOICED = 0.55
_LEAST_LIKENESS = 0.5
_MEAN_LIKENESS = 0.8

_WRITTEN = re.compile(
    r"\b(?:а?х[ахеи]-?){2,}(?!\w)|\b(?:a?h[aei]-?){2,}h?(?!\w)"
    r"|[\[(*][^\])*]{0,30}\b(?:смех|смее|сме[юя]|хохо|laugh|chuckl)[^\])*]{0,30}[\])*]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Step:
    """From one call to the next; levels in dB, likeness of the vowel -1..1."""

    start: int
    end: int
    depth: float
    likeness: float

    @property
    def length(self) -> int:
        return self.end - self.start


def is_written_laughter(text: str) -> bool:
    """True for «ха-ха-ха», "hahaha", and notes of subtitles: «[смех]», "(laughs)"."""
    return _WRITTEN.search(text.replace("ё", "е")) is not None


def laughs_in(sound: Sound, speech_db: float) -> list[Span]:
    """Return where it sounds like laughter, in order; `speech_db` is the usual level of speech."""
    levels = sound.levels_db()
    found, row = list[Span](), list[_Step]()
    for step in (*_steps(sound, levels, speech_db - _BELOW_SPEECH_DB), None):
        if step is not None and row and _follows(row[-1], step):
            row.append(step)
            continue
        if _is_laugh(row):
            half = (row[-1].length + 1) // 2
            start, end = max(0, row[0].start - half), row[-1].end + half
            found.append(Span(start * HOP_MS, end * HOP_MS))
        row = [step] if step is not None else []
    return found


def _follows(before: _Step, after: _Step) -> bool:
    shorter, longer = sorted((before.length, after.length))
    return before.end == after.start and longer <= _UNEVEN * shorter


def _is_laugh(row: list[_Step]) -> bool:
    if len(row) + 1 < _LEAST_CALLS:
        return False
    deep = sum(step.depth for step in row) >= _MEAN_DEPTH_DB * len(row)
    return deep and sum(step.likeness for step in row) >= _MEAN_LIKENESS * len(row)


def _steps(sound: Sound, levels: Floats, lowest_db: float) -> Iterator[_Step]:
    """Yield the pairs of neighbouring peaks that may be two calls of one laugh."""
    for start, end in pairwise(_peaks(levels)):
        if not _SHORTEST_MS <= (end - start) * HOP_MS <= _LONGEST_MS:
            continue
        quieter, louder = sorted((float(levels[start]), float(levels[end])))
        if quieter < lowest_db or louder - quieter > _MOST_STEP_DB:
            continue
        voiced = min(_around(sound.voicing, peak, 2).max() for peak in (start, end))
        likeness = _likeness(sound, start, end)
        if voiced >= _VOICED and likeness >= _LEAST_LIKENESS:
            yield _Step(start, end, quieter - float(levels[start:end].min()), likeness)


def _peaks(levels: Floats) -> Iterator[int]:
    """Yield the tops between which the level falls and rises by _LEAST_DEPTH_DB, in order."""
    top = low = float(levels[0]) if levels.size else 0.0
    top_at, rising = 0, True
    for at, level in enumerate(levels.tolist()):
        if rising:
            if level > top:
                top, top_at = level, at
            elif level < top - _LEAST_DEPTH_DB:
                yield top_at
                rising, low = False, level
        elif level < low:
            low = level
        elif level > low + _LEAST_DEPTH_DB:
            rising, top, top_at = True, level, at


def _likeness(sound: Sound, one: int, other: int) -> float:
    """Return how alike two sounds are, -1..1: cosine of their bands, loudness left out."""
    shapes = []
    for peak in (one, other):
        shape = _around(sound.bands, peak, 1).mean(axis=0)
        shapes.append(shape - shape.mean())
    size = float(np.linalg.norm(shapes[0]) * np.linalg.norm(shapes[1]))
    return float(shapes[0] @ shapes[1]) / size if size else 0.0


def _around(values: npt.NDArray[Any], at: int, reach: int) -> npt.NDArray[Any]:
    return values[max(0, at - reach) : at + reach + 1]
