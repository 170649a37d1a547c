"""Several models as one."""

from dataclasses import replace

import pytest

from core.domain.errors import (
    AllEnginesFailedError,
    EngineBadAnswerError,
    EngineError,
    EnginePaymentError,
    EngineRateLimitedError,
    EngineRefusedError,
    StorageError,
    is_retryable,
)
from core.engines.llm.fallback import FallbackModel
from core.ports.llm import CallSink, LlmAnswer, LlmCall, LlmRequest, LlmUsage, unheard
from tests.support.ledger import Ledger


class Scripted:
    """A model that does what it is told."""

    def __init__(self, name: str, outcome: EngineError | str) -> None:
        self._name = name
        self._outcome = outcome
        self.asked = 0

    @property
    def name(self) -> str:
        return self._name

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        self.asked += 1
        told = LlmCall(self._name, "model", request.purpose, "stop", LlmUsage(), 0.1, "{}")
        await heard(told)
        if isinstance(self._outcome, EngineError):
            raise self._outcome
        return LlmAnswer(self._name, "model", self._outcome)


@pytest.mark.parametrize(
    "failure", [EngineRefusedError(), EngineBadAnswerError(), EngineRateLimitedError()]
)
async def test_the_next_is_asked(request_: LlmRequest, failure: EngineError) -> None:
    first, second = Scripted("first", failure), Scripted("second", "{}")
    answer = await FallbackModel([first, second]).ask(request_)
    assert answer.engine == "second"
    assert (first.asked, second.asked) == (1, 1)


async def test_the_calls_of_all_are_told(request_: LlmRequest, ledger: Ledger) -> None:
    model = FallbackModel([Scripted("a", EngineRefusedError()), Scripted("b", "{}")])
    await model.ask(request_, ledger)
    assert [call.engine for call in ledger.calls] == ["a", "b"]


async def test_a_listener_that_fails_is_no_engine_that_failed(request_: LlmRequest) -> None:
    first, second = Scripted("a", "{}"), Scripted("b", "{}")
    with pytest.raises(StorageError, match="disk full"):
        await FallbackModel([first, second]).ask(request_, Ledger(StorageError("disk full")))
    assert second.asked == 0


async def test_the_first_is_enough(request_: LlmRequest) -> None:
    first, second = Scripted("first", "{}"), Scripted("second", "{}")
    assert (await FallbackModel([first, second]).ask(request_)).engine == "first"
    assert second.asked == 0


async def test_every_cause_is_told(request_: LlmRequest) -> None:
    causes = [EngineRefusedError("a"), EnginePaymentError("b"), EngineRateLimitedError("c")]
    inner = FallbackModel([Scripted("b", causes[1]), Scripted("c", causes[2])])
    with pytest.raises(AllEnginesFailedError) as caught:
        await FallbackModel([Scripted("a", causes[0]), inner]).ask(request_)
    told = caught.value.causes
    assert [repr(cause) for cause in told] == [repr(cause) for cause in causes]
    assert isinstance(told[0], EngineRefusedError)
    assert told[0].engine == "a"


async def test_who_refused_before_is_passed_over(request_: LlmRequest) -> None:
    first, second = Scripted("a", "{}"), Scripted("b", EngineRateLimitedError("b"))
    question = replace(request_, refused_by=frozenset({"a"}))
    with pytest.raises(AllEnginesFailedError) as caught:
        await FallbackModel([first, second]).ask(question)
    assert [type(c) for c in caught.value.causes] == [EngineRefusedError, EngineRateLimitedError]
    assert (first.asked, second.asked) == (0, 1)
    assert is_retryable(caught.value)


async def test_hopeless_causes_are_not_worth_retrying(request_: LlmRequest) -> None:
    model = FallbackModel(
        [Scripted("a", EngineRefusedError()), Scripted("b", EnginePaymentError())]
    )
    with pytest.raises(AllEnginesFailedError) as caught:
        await model.ask(request_)
    assert not is_retryable(caught.value)


def test_nonsense_is_refused_when_built() -> None:
    with pytest.raises(ValueError, match="at least one"):
        FallbackModel([])
    model = Scripted("a", "{}")
    with pytest.raises(ValueError, match="twice"):
        FallbackModel([model, model])


def test_the_name_tells_who_is_asked() -> None:
    assert FallbackModel([Scripted("a", "{}"), Scripted("b", "{}")]).name == "a+b"
