"""Thousands of bad answers to every kind of question: valid clips or an error that has a name."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from core.domain.errors import (
    AllEnginesFailedError,
    EngineBadAnswerError,
    EngineError,
    EngineRefusedError,
    EngineTooMuchError,
    EngineUnavailableError,
    ShortsError,
)
from core.domain.moments import ClipWish
from tests.benchmarks.moments.figures import say
from tests.benchmarks.moments.models.hostile import HostileModel
from tests.benchmarks.moments.models.plans import Plan
from tests.benchmarks.moments.models.strategies import edited, junk, torn
from tests.benchmarks.moments.questions import Question, questions, search
from tests.benchmarks.moments.valid import problems_of

ANSWERS = 5_000
SEED = 1
_ROUND = 25
_SHOWN = 20

_errors = st.sampled_from(
    [
        EngineRefusedError("blacklist"),
        EngineTooMuchError("context overflow"),
        EngineUnavailableError("503"),
        EngineBadAnswerError("truncated"),
        AllEnginesFailedError([EngineRefusedError("blacklist"), EngineUnavailableError("503")]),
    ]
)
_wishes = st.builds(
    lambda count, least, more: ClipWish(count, least, least + more),
    st.none() | st.integers(1, 6),
    st.sampled_from([3_000, 15_000, 30_000]),
    st.sampled_from([2_000, 15_000, 45_000]),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One search with a hostile model. question: which answers are bad, and in which talk."""

    question: Question
    outcomes: tuple[Plan | EngineError, ...]
    wish: ClipWish
    last_try: bool
    seed: int


@cache
def cases() -> st.SearchStrategy[Case]:
    """Every case, for hypothesis; every kind of question as often as the others."""
    by_purpose: dict[str, list[Question]] = {}
    for question in questions():
        by_purpose.setdefault(question.purpose, []).append(question)
    answers = st.one_of(edited, torn, edited, torn, junk, _errors)
    return st.builds(
        Case,
        st.one_of(*map(st.sampled_from, by_purpose.values())),
        st.lists(answers, min_size=1, max_size=4).map(tuple),
        _wishes,
        st.booleans(),
        st.integers(0, 2**32 - 1),
    )


@dataclass(slots=True)
class Tally:
    """What came of the cases. bad: answers and errors by purpose.  texts: hashes of the answers, so
    that each counts once.  endings: how the searches ended."""

    bad: Counter[str] = field(default_factory=Counter)
    texts: set[int] = field(default_factory=set)
    endings: Counter[str] = field(default_factory=Counter)
    exceptions: list[str] = field(default_factory=list)
    invalid: list[str] = field(default_factory=list)

    def add(self, case: Case, number: int = 0, note: str = "") -> None:
        """Run case `number` of a round and count it; `note` stands before what it did wrong."""
        # Hypothesis likes to repeat itself: the same case gets other answers each time.
        rng = Random(case.seed + (number << 32))
        model = HostileModel(case.question.purpose, case.outcomes, rng)
        work = search(case.question, model, case.wish, last_try=case.last_try)
        try:
            result = asyncio.run(work)
        except ShortsError as error:
            self.endings[type(error).__name__] += 1
            if isinstance(error, EngineError) and case.last_try:
                self.exceptions.append(f"{note}{error!r} on the last try of {case}")
        except Exception as error:  # noqa: BLE001  (this is what is looked for)
            self.endings[type(error).__name__] += 1
            self.exceptions.append(f"{note}{error!r} of {case}")
        else:
            self.endings["clips"] += 1
            problems = list(problems_of(result, case.question.recording, case.wish))
            self.invalid += [f"{note}{problem} of {case}" for problem in problems]
        self.bad += model.bad
        self.texts |= model.texts


def run_cases(answers: int, first_seed: int) -> Tally:
    """Run cases until so many different bad answers were given; the same seed gives the same."""
    tally, at = Tally(), first_seed
    while len(tally.texts) < answers:
        _run_round(tally, at)
        at += 1
    return tally


def _run_round(tally: Tally, at: int) -> None:
    numbers = count()

    @seed(at)
    @settings(
        max_examples=_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases())
    def examine(case: Case) -> None:
        tally.add(case, next(numbers), note=f"seed {at}: ")

    examine()


def bench_robustness(answers: int = ANSWERS, first_seed: int = SEED) -> None:
    """Print how many bad answers were given and what came of them, failures at length."""
    tally = run_cases(answers, first_seed)
    say(
        "moments.robustness.bad_answers",
        len(tally.texts),
        "different answers",
        seed=first_seed,
        by_question=dict(tally.bad),
        endings=dict(tally.endings),
    )
    for name, failures in (("exceptions", tally.exceptions), ("invalid_clips", tally.invalid)):
        say(f"moments.robustness.{name}", len(failures), "searches")
        for failure in failures[:_SHOWN]:
            say(f"moments.robustness.{name}.failure", 1, "searches", what=failure[:3_000])
