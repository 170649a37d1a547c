"""Long talks: first read for places, then worked out, then ranked."""

import json
import re
from itertools import pairwise

import pytest

from core.domain.moments import SUBSCORES
from core.ports.llm import LlmRequest
from core.stages.detect import PromptTemplate

from .readers import LONG, a_model, find_moments, notice, numbers_in, places_in
from .scripted import clip, noticing, ordering, saying


async def test_every_part_is_read_once_then_the_places_then_one_order(
    prompt: PromptTemplate,
) -> None:
    model = a_model()
    result = await find_moments(model, prompt)
    surveys = len(model.asked("survey"))
    details = len(model.asked("detail"))
    assert (surveys, details) == (3, 3)
    assert model.purposes == ["survey"] * surveys + ["detail"] * details + ["rank"]
    assert len(result.candidates) == 7
    assert result.notes == ()
    assert {c.found_by for c in result.candidates} == {"answerer/model-1"}


async def test_no_sentence_is_shown_twice_in_the_second_pass(prompt: PromptTemplate) -> None:
    model = a_model(survey=lambda r: noticing(*((n, n + 4, 5) for n in numbers_in(r)[::7])))
    await find_moments(model, prompt)
    shown = [number for request in model.asked("detail") for number in numbers_in(request)]
    assert len(shown) == len(set(shown))
    for request in model.asked("detail"):
        numbers = set(numbers_in(request))
        for first, last in places_in(request):
            assert numbers.issuperset(range(first, last + 1))


async def test_places_are_shown_with_what_comes_before_and_after(prompt: PromptTemplate) -> None:
    lone = {0: noticing((40, 46, 9))}
    model = a_model(survey=lambda r: lone.get(numbers_in(r)[0], noticing()))
    await find_moments(model, prompt)
    (request,) = model.asked("detail")
    assert numbers_in(request) == list(range(32, 51))
    assert "--- [40]–[46] о месте 40" in request.user


async def test_a_moment_may_begin_before_the_place(prompt: PromptTemplate) -> None:
    lone = {0: noticing((40, 46, 9))}
    model = a_model(
        survey=lambda r: lone.get(numbers_in(r)[0], noticing()), detail=saying(clip(36, 44))
    )
    result = await find_moments(model, prompt)
    found = next(c for c in result.candidates if c.found_by != "local")
    assert found.span.start_ms <= list(LONG.lines())[36].start_ms


async def test_the_order_decides_and_scores_follow_it(prompt: PromptTemplate) -> None:
    def scored(request: LlmRequest) -> str:
        return saying(
            *(
                clip(a, b, title=f"Про {a}", subscores=dict.fromkeys(SUBSCORES, 5 + a % 11))
                for a, b in places_in(request)
            )
        )

    model = a_model(detail=scored, rank=lambda r: ordering(*range(r.user.count("Начало: "), 0, -1)))
    result = await find_moments(model, prompt)
    cards = re.findall(r"^\d+\. (Про \d+)$", model.asked("rank")[0].user, re.MULTILINE)
    assert [c.title for c in result.candidates] == cards[::-1][: len(result.candidates)]
    for one, following in pairwise(c.score for c in result.candidates):
        assert one >= following


async def test_the_ranking_sees_no_transcript(prompt: PromptTemplate) -> None:
    model = a_model()
    await find_moments(model, prompt)
    (request,) = model.asked("rank")
    assert not numbers_in(request)
    assert len(request.user) < 20_000


@pytest.mark.parametrize("answer", ["ерунда", '{"order": []}', ordering(999, "x", None)])
async def test_a_useless_order_is_corrected_once_then_left(
    prompt: PromptTemplate, answer: str
) -> None:
    model = a_model(rank=answer)
    result = await find_moments(model, prompt)
    assert len(model.asked("rank")) == 2
    assert model.requests[-1].history
    assert result.notes == ()
    scores = [c.score for c in result.candidates]
    assert scores == sorted(scores, reverse=True)


async def test_the_best_of_every_part_come_first_whatever_the_scores(
    prompt: PromptTemplate,
) -> None:
    """One part boasts: ten out of ten for all. The others still get their best in."""

    def boasting(request: LlmRequest) -> str:
        first = numbers_in(request)[0]
        score, steps = (10, range(0, 72, 6)) if first == 0 else (3, [30])
        return noticing(*((first + at, first + at + 5, score) for at in steps))

    model = a_model(survey=boasting)
    await find_moments(model, prompt)
    firsts = {first for request in model.asked("detail") for first, _ in places_in(request)}
    for request in model.asked("survey"):
        assert numbers_in(request)[0] + 30 in firsts


async def test_a_part_may_hold_nothing(prompt: PromptTemplate) -> None:
    model = a_model(survey=lambda r: noticing() if numbers_in(r)[0] else notice(r))
    result = await find_moments(model, prompt)
    assert len(model.asked("survey")) == len({r.user for r in model.asked("survey")})
    assert sum(c.found_by != "local" for c in result.candidates) >= 5


async def test_nobody_ranks_a_single_moment(prompt: PromptTemplate) -> None:
    lone = {0: noticing((40, 46, 9))}
    model = a_model(survey=lambda r: lone.get(numbers_in(r)[0], noticing()))
    await find_moments(model, prompt)
    assert not model.asked("rank")


async def test_places_are_asked_for_in_few_words(prompt: PromptTemplate) -> None:
    model = a_model()
    await find_moments(model, prompt)
    for request in model.asked("survey"):
        assert request.max_tokens < 2_000
        asked = request.schema["properties"]["places"]["items"]["properties"]
        assert set(asked) == {"first", "last", "score", "about"}
    assert json.dumps(model.asked("rank")[0].schema)
