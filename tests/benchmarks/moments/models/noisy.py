"""A model that keeps to the schema and knows nothing: it picks any sentences."""

import json
from random import Random

from core.ports.llm import CallSink, LlmAnswer, LlmRequest, unheard
from tests.benchmarks.moments.models.asked import Asked, answer_by_schema


class NoisyModel:
    """Implements `core.ports.llm.LanguageModel`; the same seed gives the same answers."""

    name = "noisy"

    def __init__(self, seed: int) -> None:
        self._rng = Random(seed)

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        answer = answer_by_schema(Asked.of(request), self._rng)
        return LlmAnswer(self.name, "noisy-1", json.dumps(answer, ensure_ascii=False))
