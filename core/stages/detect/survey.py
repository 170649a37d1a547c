"""The first pass over a long talk: which places are worth a closer look."""

from dataclasses import dataclass
from typing import Any

from core.stages.detect.conversation import Question, Reading
from core.stages.detect.limits import Counts
from core.stages.detect.loose import UnreadableError, as_number, as_object, listed, sentences_in
from core.stages.detect.search import Search
from core.stages.detect.texts import clean_text
from core.stages.detect.windows import Window

FUNCTION = "save_places"
FUNCTION_DESCRIPTION = "Сохраняет места разговора, к которым стоит вернуться"

_MOST_PLACES = 30
_TOKENS_AROUND = 500
_TOKENS_A_PLACE = 100
_LONGEST_ABOUT = 100
_HIGHEST_SCORE = 10

_PLACE_PROPERTIES: dict[str, Any] = {
    "about": {"type": "string", "description": "о чём и чем цепляет, до восьми слов"},
    "first": {"type": "integer", "description": "номер первого предложения"},
    "last": {"type": "integer", "description": "номер последнего предложения"},
    "score": {"type": "integer", "minimum": 0, "maximum": _HIGHEST_SCORE},
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "places": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _PLACE_PROPERTIES,
                "required": list(_PLACE_PROPERTIES),
                "additionalProperties": False,
            },
        }
    },
    "required": ["places"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Lead:
    """A place worth a closer look; `score` 0..10 compares within one answer only."""

    sentences: Window
    score: float
    about: str


def survey_question(search: Search, window: Window, counts: Counts) -> Question[Lead]:
    """Ask which places of a window are worth a closer look; none may be."""
    return Question(
        purpose="survey",
        user=search.worded(
            search.prompt.survey,
            at_least=counts.at_least,
            at_most=counts.at_most,
            transcript=search.transcript.text(window.first, window.last),
        ),
        name=FUNCTION,
        description=FUNCTION_DESCRIPTION,
        schema=SCHEMA,
        max_tokens=_TOKENS_AROUND + _TOKENS_A_PLACE * counts.at_most,
        read=lambda text, _: read_leads(text, window),
    )


def read_leads(text: str, window: Window) -> Reading[Lead]:
    """Read the places of a window. Never raises."""
    try:
        places = listed(text, "places", lone="first")
    except UnreadableError as error:
        return Reading((), (str(error),))
    leads, problems = list[Lead](), list[str]()
    for index, place in enumerate(places[:_MOST_PLACES]):
        try:
            leads.append(_read_lead(as_object(place), window))
        except UnreadableError as error:
            problems.append(f"places[{index}]: {error}")
    return Reading(tuple(leads), tuple(problems))


def _read_lead(place: dict[str, object], window: Window) -> Lead:
    score = as_number(place.get("score")) or 0.0
    return Lead(
        sentences=sentences_in(place, [window]),
        score=max(0.0, min(float(_HIGHEST_SCORE), score)),
        about=clean_text(place.get("about"), _LONGEST_ABOUT),
    )
