"""A few hundred of the bad answers that the benchmark gives by the thousand."""

import json
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from core.domain.errors import EngineUnavailableError
from core.domain.moments import ClipWish
from tests.benchmarks.moments.models.asked import Asked
from tests.benchmarks.moments.models.hostile import HostileModel
from tests.benchmarks.moments.models.plans import Change, Edit, Plan, Tear
from tests.benchmarks.moments.models.spoil import spoil
from tests.benchmarks.moments.models.strategies import bad_answers
from tests.benchmarks.moments.questions import questions, search
from tests.benchmarks.moments.robustness import Case, Tally, cases, run_cases

ASKED = Asked(
    "save",
    {
        "type": "object",
        "properties": {
            "clips": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "first": {"type": "integer"},
                        "last": {"type": "integer"},
                        "title": {"type": "string"},
                    },
                },
            }
        },
    },
    (4, 5, 6),
)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(cases())
def test_a_valid_result_or_a_named_error(case: Case) -> None:
    tally = Tally()
    tally.add(case)
    assert not tally.exceptions
    assert not tally.invalid


def test_every_kind_of_question_is_met() -> None:
    purposes = {question.purpose for question in questions()}
    assert purposes >= {"find", "survey", "detail", "rank", "search"}


def test_the_same_seed_gives_the_same_run() -> None:
    one, again = run_cases(30, 7), run_cases(30, 7)
    assert len(one.texts) >= 30
    assert one.bad == again.bad
    assert one.endings == again.endings


@settings(max_examples=200, deadline=None)
@given(bad_answers)
def test_a_plan_gives_the_same_text_twice(plan: Plan) -> None:
    assert spoil(plan, ASKED, Random(1)) == spoil(plan, ASKED, Random(1))


def test_plans_do_what_they_say() -> None:
    honest = json.loads(spoil(Plan(), ASKED, Random(3)))
    assert {"clips"} == honest.keys()
    assert all(clip["first"] in ASKED.numbers for clip in honest["clips"])
    gone = spoil(Plan(changes=(Change(Edit.DELETE, 1),)), ASKED, Random(3))
    assert json.loads(gone) == {}
    cut = spoil(Plan(tear=Tear.CUT, at=0.5), ASKED, Random(3))
    with pytest.raises(ValueError, match="line 1"):
        json.loads(cut)


async def test_only_the_target_is_answered_badly() -> None:
    question = questions()[0]
    model = HostileModel(question.purpose, [EngineUnavailableError("503")], Random(1))
    with pytest.raises(EngineUnavailableError):
        await search(question, model, ClipWish(), last_try=False)
    assert model.bad[question.purpose] >= 1
