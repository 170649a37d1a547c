"""The clips a model is asked for, and reading those it really gave."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from core.domain.moments import SUBSCORES
from core.stages.detect.conversation import Reading
from core.stages.detect.loose import UnreadableError, as_number, as_object, listed, sentences_in
from core.stages.detect.proposal import Proposal
from core.stages.detect.script import Letters
from core.stages.detect.texts import clean_hashtags, clean_list, clean_text, clean_title
from core.stages.detect.windows import Window

FUNCTION = "save_clips"
FUNCTION_DESCRIPTION = "Сохраняет готовые отрывки разговора для коротких роликов"
MOST_CLIPS = 30

_NOTHING = re.compile(r"^\W*(?:ничего|нет|не нужно|nothing|none|no|n/a|-|—)?\W*$", re.IGNORECASE)

_TEXT = {"type": "string"}
_SCORE = {"type": "integer", "minimum": 0, "maximum": 20}
# In this order models think: what it comes to, where that is said, what it takes to understand.
_CLIP_PROPERTIES: dict[str, Any] = {
    "payoff": {"type": "string", "description": "развязка одним предложением"},
    "first": {"type": "integer", "description": "номер первого предложения"},
    "last": {"type": "integer", "description": "номер последнего предложения"},
    "needs": {"type": "string", "description": "что нужно знать заранее; лучше всего «ничего»"},
    "title": {"type": "string", "description": "до 60 знаков, на языке разговора"},
    "reason": {"type": "string", "description": "почему это досмотрят, одним предложением"},
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


def read_clips(
    text: str, found_by: str, shown: Sequence[Window], letters: Letters
) -> Reading[Proposal]:
    """Read clips of the sentences that were `shown`, in stretches; texts that `letters` do not
    admit are left out. Never raises."""
    try:
        clips = listed(text, "clips", lone="first")
    except UnreadableError as error:
        return Reading((), (str(error),))
    proposals, problems = list[Proposal](), list[str]()
    for index, clip in enumerate(clips[:MOST_CLIPS]):
        try:
            proposals.append(_read_clip(as_object(clip), shown, found_by, letters))
        except UnreadableError as error:
            problems.append(f"clips[{index}]: {error}")
    return Reading(tuple(proposals), tuple(problems))


def _read_clip(
    clip: dict[str, object], shown: Sequence[Window], found_by: str, letters: Letters
) -> Proposal:
    def admitted(text: str) -> str:
        return text if letters.admit(text) else ""

    sentences = sentences_in(clip, shown)
    return Proposal(
        first=sentences.first,
        last=sentences.last,
        title=admitted(clean_title(clip.get("title"))),
        reason=admitted(clean_text(clip.get("reason"), 300)),
        subscores=dict(_read_scores(clip)),
        payoff=admitted(clean_text(clip.get("payoff"), 200)),
        needs="" if _is_nothing(clip.get("needs")) else clean_text(clip.get("needs"), 200),
        tags=clean_list(clip.get("tags")),
        hashtags=clean_hashtags(clip.get("hashtags")),
        found_by=found_by,
    )


def _read_scores(clip: dict[str, object]) -> Iterator[tuple[str, int]]:
    """Yield every sub-score in 0..20; where only a sum was given it is shared out."""
    given = clip.get("subscores")
    given = given if isinstance(given, dict) else clip
    share = (as_number(clip.get("score")) or 0.0) / len(SUBSCORES)
    for name in SUBSCORES:
        number = as_number(given.get(name))
        yield name, round(max(0.0, min(20.0, share if number is None else number)))


def _is_nothing(needs: object) -> bool:
    return not isinstance(needs, str) or _NOTHING.match(needs) is not None
