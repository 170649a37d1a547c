"""A model that says what the test tells it to."""

import json
from collections.abc import Callable, Sequence

from core.domain.errors import EngineError
from core.ports.llm import CallSink, LlmAnswer, LlmCall, LlmRequest, LlmUsage, unheard

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


def noticing(*places: tuple[int, int, int]) -> str:
    """Return the answer to a survey: places as (first, last, score)."""
    listed = [
        {"about": f"о месте {first}", "first": first, "last": last, "score": score}
        for first, last, score in places
    ]
    return json.dumps({"places": listed}, ensure_ascii=False)


def ordering(*numbers: object) -> str:
    return json.dumps({"order": list(numbers)})


class ScriptedModel:
    """Answers with its outcomes in turn; the last one stays."""

    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes: Sequence[Outcome] = outcomes
        self.requests: list[LlmRequest] = []

    @property
    def name(self) -> str:
        return "scripted"

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        outcome = self._outcomes[min(len(self.requests), len(self._outcomes) - 1)]
        self.requests.append(request)
        if isinstance(outcome, EngineError):
            raise outcome
        usage = LlmUsage()
        await heard(LlmCall("scripted", "model-1", request.purpose, "stop", usage, 0.1, outcome))
        return LlmAnswer("scripted", "model-1", outcome, usage)


class Answerer:
    """Answers by what is asked, each kind of question with its own function or its own text."""

    def __init__(self, **answers: str | Callable[[LlmRequest], str]) -> None:
        """`answers` by the purpose of the question."""
        self._answers = answers
        self.requests: list[LlmRequest] = []

    @property
    def name(self) -> str:
        return "answerer"

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        self.requests.append(request)
        answer = self._answers[request.purpose]
        text = answer if isinstance(answer, str) else answer(request)
        return LlmAnswer("answerer", "model-1", text)

    def asked(self, purpose: str) -> list[LlmRequest]:
        return [request for request in self.requests if request.purpose == purpose]

    @property
    def purposes(self) -> list[str]:
        return [request.purpose for request in self.requests]
