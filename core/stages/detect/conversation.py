"""One question to a model, and one chance to correct the answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from core.domain.errors import EngineBadAnswerError
from core.ports.llm import LanguageModel, LlmAnswer, LlmRequest
from core.stages.detect.prompt import fill

T = TypeVar("T")

_LONGEST_QUOTE = 8_000
_MOST_PROBLEMS = 5


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What could be used of an answer, and in words for the model what was wrong with the rest."""

    items: tuple[T, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """What to ask, and how to read the answer.

    purpose, name, description, schema, max_tokens: as of LlmRequest.  read: takes the answer's
    text and who gave it; never raises.  if_empty: what to say to an answer without any items,
    empty where that is an answer as good as any.
    """

    purpose: str
    user: str
    name: str
    description: str
    schema: dict[str, Any]
    max_tokens: int
    read: Callable[[str, str], Reading[T]]
    if_empty: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Asks a model. `system` goes before every question, `correction` has the blank {{problem}}."""

    model: LanguageModel
    system: str
    correction: str
    session: str

    async def ask(self, question: Question[T]) -> tuple[T, ...]:
        """Return the items of the answer, asked for once more if there are none.

        Raises EngineBadAnswerError when the corrected answer cannot be used either, and what the
        model raises.
        """
        request = self._request(question)
        answer, reading = await self._once(request, question)
        wrong = _wrong_with(reading, question)
        if not wrong:
            return reading.items
        complaint = fill(self.correction, problem="; ".join(wrong[:_MOST_PROBLEMS]))
        corrected = replace(request, history=((answer.text[:_LONGEST_QUOTE], complaint),))
        _, second = await self._once(corrected, question)
        if second.problems and not second.items:
            raise EngineBadAnswerError("; ".join(second.problems[:_MOST_PROBLEMS]))
        return second.items

    async def _once(
        self, request: LlmRequest, question: Question[T]
    ) -> tuple[LlmAnswer, Reading[T]]:
        answer = await self.model.ask(request)
        return answer, question.read(answer.text, f"{answer.engine}/{answer.model}")

    def _request(self, question: Question[T]) -> LlmRequest:
        return LlmRequest(
            system=self.system,
            user=question.user,
            name=question.name,
            description=question.description,
            schema=question.schema,
            max_tokens=question.max_tokens,
            session=self.session,
            purpose=question.purpose,
        )


def _wrong_with(reading: Reading[T], question: Question[T]) -> tuple[str, ...]:
    if reading.items:
        return ()
    return reading.problems or ((question.if_empty,) if question.if_empty else ())
