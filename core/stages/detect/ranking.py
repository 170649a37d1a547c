"""One order for the moments of a whole talk, decided without the transcript."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from core.domain.moments import Candidate
from core.stages.detect.conversation import Question, Reading
from core.stages.detect.loose import UnreadableError, as_number, listed
from core.stages.detect.quoting import quoted
from core.stages.detect.search import Search
from core.stages.detect.talk import Talk

FUNCTION = "save_order"
FUNCTION_DESCRIPTION = "Сохраняет порядок отрывков от лучшего к худшему"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "order": {
            "type": "array",
            "items": {"type": "integer"},
            "description": "номера всех отрывков, лучший первым",
        }
    },
    "required": ["order"],
    "additionalProperties": False,
}

_WORDS_SHOWN = 25
_TOKENS_AROUND = 400
_TOKENS_A_NUMBER = 8
_MOST_NUMBERS = 200


def rank_question(search: Search, candidates: Sequence[Candidate]) -> Question[int]:
    """Ask for the order of the candidates; an item of the answer is a position among them."""
    count = len(candidates)
    return Question(
        purpose="rank",
        user=search.worded(
            search.prompt.rank,
            count=count,
            candidates="\n\n".join(
                _card(search.talk, number, candidate)
                for number, candidate in enumerate(candidates, start=1)
            ),
        ),
        name=FUNCTION,
        description=FUNCTION_DESCRIPTION,
        schema=SCHEMA,
        max_tokens=_TOKENS_AROUND + _TOKENS_A_NUMBER * count,
        read=lambda text, _: read_order(text, count),
    )


def read_order(text: str, count: int) -> Reading[int]:
    """Read an order of `count` cards: positions from 0, those left out last. Never raises.

    An answer that names fewer than half of them is none.
    """
    try:
        numbers = listed(text, "order")
    except UnreadableError as error:
        return Reading((), (str(error),))
    read = (as_number(number) for number in numbers[:_MOST_NUMBERS])
    named = dict.fromkeys(int(number) - 1 for number in read if number is not None)
    order = [position for position in named if 0 <= position < count]
    if 2 * len(order) < count:
        return Reading((), (f'"order" must hold every number from 1 to {count} once',))
    return Reading((*order, *(at for at in range(count) if at not in named)))


def by_position(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give the first the highest score of all, and so on: the order is what counts."""
    scores = sorted((candidate.score for candidate in candidates), reverse=True)
    return [replace(each, score=score) for each, score in zip(candidates, scores, strict=True)]


def _card(talk: Talk, number: int, candidate: Candidate) -> str:
    words = talk.words_in(candidate.span)
    said = {
        "Почему": candidate.reason,
        "Развязка": candidate.payoff,
        "Нужно знать": candidate.needs,
        "Начало": " ".join(words[:_WORDS_SHOWN]),
        "Конец": " ".join(words[-_WORDS_SHOWN:]),
    }
    lines = [f"{name}: {quoted(text)}" for name, text in said.items() if text]
    return "\n".join([f"{number}. {quoted(candidate.title)}", *lines])
