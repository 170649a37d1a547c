"""The answer a model is asked for, and reading what it really gave."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from core.domain.moments import SUBSCORES
from core.stages.detect.proposal import Proposal
from core.stages.detect.texts import clean_hashtags, clean_list, clean_text, clean_title

FUNCTION = "save_clips"
FUNCTION_DESCRIPTION = "Сохраняет найденные в разговоре моменты для коротких роликов"
MOST_CLIPS = 30
_HIGHEST = 10**9

_NOTHING = re.compile(r"^\W*(?:ничего|нет|не нужно|nothing|none|no|n/a|-|—)?\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d+)?")

_TEXT = {"type": "string"}
_SCORE = {"type": "integer", "minimum": 0, "maximum": 20}
_CLIP_PROPERTIES: dict[str, Any] = {
    "first": {"type": "integer", "description": "номер первого предложения"},
    "last": {"type": "integer", "description": "номер последнего предложения"},
    "title": _TEXT,
    "reason": _TEXT,
    "payoff": _TEXT,
    "needs": _TEXT,
    "subscores": {
        "type": "object",
        "properties": dict.fromkeys(SUBSCORES, _SCORE),
        "required": list(SUBSCORES),
        "additionalProperties": False,
    },
    "tags": {"type": "array", "items": _TEXT},
    "hashtags": {"type": "array", "items": _TEXT},
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "clips": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _CLIP_PROPERTIES,
                "required": list(_CLIP_PROPERTIES),
                "additionalProperties": False,
            },
        }
    },
    "required": ["clips"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be used of an answer, and what was wrong with the rest, in words for the model."""

    proposals: tuple[Proposal, ...]
    problems: tuple[str, ...]


def read_answer(text: str, lowest: int, highest: int, found_by: str) -> Reading:
    """Read an answer about sentences `lowest`..`highest`. Never raises."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Reading((), (f"not JSON: {error}",))
    clips = value.get("clips") if isinstance(value, dict) else value
    if isinstance(value, dict) and "first" in value:
        clips = [value]
    if not isinstance(clips, list):
        return Reading((), ('the answer must be an object with the list "clips"',))
    proposals, problems = [], []
    for index, clip in enumerate(clips[:MOST_CLIPS]):
        read = _read_clip(clip, lowest, highest, found_by)
        if isinstance(read, Proposal):
            proposals.append(read)
        else:
            problems.append(f"clips[{index}]: {read}")
    return Reading(tuple(proposals), tuple(problems))


def _read_clip(clip: object, lowest: int, highest: int, found_by: str) -> Proposal | str:
    """Return the proposal, or what is wrong."""
    if not isinstance(clip, dict):
        return "must be an object"
    numbers = [as_number(clip.get("first")), as_number(clip.get("last"))]
    if None in numbers:
        return '"first" and "last" must be numbers of sentences'
    first, last = sorted(int(number) for number in numbers if number is not None)
    if last < lowest or first > highest:
        return f"sentences {first}..{last} do not exist, there are {lowest}..{highest}"
    return Proposal(
        first=max(first, lowest),
        last=min(last, highest),
        title=clean_title(clip.get("title")),
        reason=clean_text(clip.get("reason"), 300),
        subscores=dict(_read_scores(clip)),
        payoff=clean_text(clip.get("payoff"), 200),
        needs="" if _is_nothing(clip.get("needs")) else clean_text(clip.get("needs"), 200),
        tags=clean_list(clip.get("tags")),
        hashtags=clean_hashtags(clip.get("hashtags")),
        found_by=found_by,
    )


def _read_scores(clip: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield every sub-score in 0..20; where only a sum was given it is shared out."""
    given = clip.get("subscores")
    given = given if isinstance(given, dict) else clip
    share = (as_number(clip.get("score")) or 0.0) / len(SUBSCORES)
    for name in SUBSCORES:
        number = as_number(given.get(name))
        yield name, round(max(0.0, min(20.0, share if number is None else number)))


def _is_nothing(needs: object) -> bool:
    return not isinstance(needs, str) or _NOTHING.match(needs) is not None


def as_number(value: object) -> float | None:
    """Read 12, 12.0, "12", "[12]", "№ 12"; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < _HIGHEST else None
    if isinstance(value, str) and (found := _NUMBER.search(value)):
        return float(found.group())
    return None
