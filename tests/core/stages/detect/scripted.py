"""A model that says what the test tells it to, and a listener that keeps what it said."""

import json
from collections.abc import Sequence

from core.domain.errors import EngineError
from core.ports.llm import LlmAnswer, LlmRequest

Outcome = str | EngineError


def clip(first: object, last: object, **changes: object) -> dict[str, object]:
    """Return a clip as a model words it."""
    subscores = {"hook": 15, "standalone": 14, "emotion": 13, "payoff": 12, "share": 11}
    return {
        "first": first,
        "last": last,
        "title": "Заголовок",
        "reason": "Потому что",
        "payoff": "Вывод",
        "needs": "ничего",
        "subscores": subscores,
        "tags": ["тема"],
        "hashtags": ["#тема"],
        **changes,
    }


def saying(*clips: dict[str, object]) -> str:
    return json.dumps({"clips": list(clips)}, ensure_ascii=False)


class ScriptedModel:
    """Answers with its outcomes in turn; the last one stays."""

    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes: Sequence[Outcome] = outcomes
        self.requests: list[LlmRequest] = []

    @property
    def name(self) -> str:
        return "scripted"

    async def ask(self, request: LlmRequest) -> LlmAnswer:
        outcome = self._outcomes[min(len(self.requests), len(self._outcomes) - 1)]
        self.requests.append(request)
        if isinstance(outcome, EngineError):
            raise outcome
        return LlmAnswer("scripted", "model-1", outcome)


class Kept:
    """Keeps raw answers."""

    def __init__(self) -> None:
        self.answers: list[LlmAnswer] = []

    async def __call__(self, answer: LlmAnswer) -> None:
        self.answers.append(answer)
