"""Long talks that a model reads in part, or not at all."""

import pytest

from core.domain.errors import (
    EngineBadAnswerError,
    EngineError,
    EnginePaymentError,
    EngineRefusedError,
    EngineUnavailableError,
)
from core.domain.spans import Span
from core.ports.llm import CallSink, LlmAnswer, LlmRequest, unheard
from core.stages.detect import NOTE_LOCAL, NOTE_PARTLY_LOCAL, Material, PromptTemplate, detect
from tests.factories import duration_of

from .readers import LONG, TUNING, a_model, as_shown, find_moments, notice, numbers_in, work_out
from .scripted import Answerer, ScriptedModel


class Refusing(Answerer):
    """Refuses whatever holds a sentence."""

    def __init__(self, taboo: int) -> None:
        super().__init__(survey=notice, detail=work_out, rank=as_shown)
        self.taboo = taboo

    async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
        if self.taboo in numbers_in(request):
            self.requests.append(request)
            raise EngineRefusedError
        return await super().ask(request, heard)


async def test_what_is_refused_is_isolated_and_scored_locally(prompt: PromptTemplate) -> None:
    model = Refusing(taboo=70)
    result = await find_moments(model, prompt)
    refused = [r for r in model.requests if 70 in numbers_in(r)]
    smallest = min(len(numbers_in(request)) for request in refused)
    assert smallest <= 8
    read = {n for r in model.asked("survey") if 70 not in numbers_in(r) for n in numbers_in(r)}
    assert len(list(LONG.lines())) - len(read) <= 8
    assert len(result.candidates) >= 7
    assert NOTE_LOCAL not in result.notes


async def test_refusals_everywhere_end_after_a_few_more_questions(prompt: PromptTemplate) -> None:
    model = ScriptedModel(EngineRefusedError())
    result = await find_moments(model, prompt)
    assert result.notes == (NOTE_LOCAL,)
    assert len(model.requests) <= 6 + 16


async def test_a_refused_place_leaves_the_others(prompt: PromptTemplate) -> None:
    def squeamish(request: LlmRequest) -> str:
        if 58 in numbers_in(request):
            raise EngineRefusedError
        return work_out(request)

    model = a_model(detail=squeamish)
    result = await find_moments(model, prompt)
    assert sum(c.found_by != "local" for c in result.candidates) >= 7
    lines = list(LONG.lines())
    refused = Span(lines[48].start_ms - 500, lines[66].end_ms + 500)
    local = [c.span for c in result.candidates if c.found_by == "local"]
    assert all(refused.overlap_ms(span) == span.duration_ms for span in local)
    assert (NOTE_PARTLY_LOCAL in result.notes) == bool(local)


@pytest.mark.parametrize("dies_at", [0, 2, 4])
async def test_a_model_that_dies_is_not_asked_on(prompt: PromptTemplate, dies_at: int) -> None:
    alive = a_model()
    calls: list[LlmRequest] = []

    class Mortal(Answerer):
        async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
            calls.append(request)
            if len(calls) > dies_at:
                raise EnginePaymentError
            return await alive.ask(request, heard)

    result = await find_moments(Mortal(), prompt)
    assert result.candidates
    assert len(calls) <= dies_at + 2
    assert set(result.notes) & {NOTE_LOCAL, NOTE_PARTLY_LOCAL}


@pytest.mark.parametrize("error", [EngineUnavailableError(), EngineBadAnswerError()])
@pytest.mark.parametrize("purpose", ["survey", "detail"])
async def test_trouble_that_passes_is_left_to_the_next_try(
    prompt: PromptTemplate, error: EngineError, purpose: str
) -> None:
    def failing(_: LlmRequest) -> str:
        raise error

    model = a_model(**{purpose: failing})
    with pytest.raises(type(error)):
        await find_moments(model, prompt)
    result = await find_moments(a_model(**{purpose: failing}), prompt, last_try=True)
    assert result.notes == (NOTE_LOCAL,)


async def test_one_part_answered_badly_costs_only_that_part(prompt: PromptTemplate) -> None:
    model = a_model(survey=lambda r: "ерунда" if 100 in numbers_in(r) else notice(r))
    result = await find_moments(model, prompt, last_try=True)
    assert sum(c.found_by != "local" for c in result.candidates) >= 5
    assert NOTE_LOCAL not in result.notes


async def test_progress_only_grows_and_ends_whole(prompt: PromptTemplate) -> None:
    shares: list[float] = []
    material = Material(LONG, (), duration_of(LONG))
    model = Refusing(taboo=70)
    await detect(
        material, model=model, prompt=prompt, session="v", tuning=TUNING, progress=shares.append
    )
    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert shares[-1] == 1.0
    assert len(shares) >= len(model.requests)


async def test_a_refused_half_gives_its_share_and_the_count_holds(prompt: PromptTemplate) -> None:
    lines = len(list(LONG.lines()))

    class Squeamish(Answerer):
        async def ask(self, request: LlmRequest, heard: CallSink = unheard) -> LlmAnswer:
            if max(numbers_in(request), default=0) > lines // 2:
                raise EngineRefusedError
            return await a_model().ask(request, heard)

    result = await find_moments(Squeamish(), prompt)
    local = [c for c in result.candidates if c.found_by == "local"]
    assert len(result.candidates) == 7
    assert 2 <= len(local) <= 5
    assert NOTE_PARTLY_LOCAL in result.notes
