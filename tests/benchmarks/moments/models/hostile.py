"""A model that answers one kind of question badly and the others by their schema."""

import json
from collections import Counter
from collections.abc import Sequence
from random import Random

from core.domain.errors import EngineError
from core.ports.llm import CallSink, LlmAnswer, LlmRequest, unheard
from tests.benchmarks.moments.models.asked import Asked, answer_by_schema
from tests.benchmarks.moments.models.plans import Plan
from tests.benchmarks.moments.models.spoil import spoil

MOST_CALLS = 500


class EndlessQuestionsError(AssertionError):
    """More questions about one talk than any talk needs."""


class HostileModel:
    """Implements `core.ports.llm.LanguageModel`.

    target: the purpose whose questions are answered by `outcomes`, in turn and round again; an
    error among them is raised.  bad: how often that was done, by purpose.  texts: hashes of the
    bad answers.
    """

    name = "hostile"

    def __init__(self, target: str, outcomes: Sequence[Plan | EngineError], rng: Random) -> None:
        self._target = target
        self._outcomes = outcomes
        self._rng = rng
        self._calls = 0
        self.bad: Counter[str] = Counter()
        self.texts: set[int] = set()

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        self._calls += 1
        if self._calls > MOST_CALLS:
            raise EndlessQuestionsError(f"{self._calls} questions, the last {request.purpose}")
        asked = Asked.of(request)
        if request.purpose == self._target:
            outcome = self._outcomes[self.bad[request.purpose] % len(self._outcomes)]
            self.bad[request.purpose] += 1
            if isinstance(outcome, EngineError):
                raise outcome
            text = spoil(outcome, asked, self._rng)
            self.texts.add(hash(text))
            return LlmAnswer(self.name, "hostile-1", text)
        honest = json.dumps(answer_by_schema(asked, self._rng), ensure_ascii=False)
        return LlmAnswer(self.name, "hostile-1", honest)
