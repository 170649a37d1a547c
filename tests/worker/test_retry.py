"""How long a failed attempt waits for the next."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.errors import (
    AllEnginesFailedError,
    EngineAuthError,
    EngineRateLimitedError,
    EngineUnavailableError,
    RenderRejectedError,
    ShortsError,
    TooShortError,
)
from core.domain.ids import new_id
from core.domain.pipeline import PIPELINE, Stage
from core.domain.records.job import Job
from core.services.jobs import queued_job
from worker.retry import Backoff, retry_delay

S = timedelta(seconds=1)
BACKOFF = Backoff(first=2 * S, growth=2, longest=60 * S)


def attempt(number: int, stage: Stage = Stage.DELIVER) -> Job:
    return replace(queued_job(stage, new_id()), attempt=number)


@pytest.mark.parametrize(("number", "full"), [(1, 2), (2, 4), (5, 32), (6, 60), (7, 60), (90, 60)])
def test_waits_grow_up_to_a_limit_and_differ(number: int, full: int) -> None:
    waits = {BACKOFF.wait(number) for _ in range(50)}
    assert all(full / 2 * S <= wait <= full * S for wait in waits)
    assert len(waits) > 10


def test_the_last_attempt_is_the_last() -> None:
    most = PIPELINE[Stage.DELIVER].max_attempts
    assert retry_delay(attempt(most - 1), EngineUnavailableError(), BACKOFF) is not None
    assert retry_delay(attempt(most), EngineUnavailableError(), BACKOFF) is None


@pytest.mark.parametrize(
    "error",
    [
        ShortsError(),
        TooShortError(),
        EngineAuthError(),
        RenderRejectedError(),
        AllEnginesFailedError([EngineAuthError(), EngineAuthError()]),
    ],
)
def test_what_will_not_pass_is_not_tried_again(error: ShortsError) -> None:
    assert retry_delay(attempt(1), error, BACKOFF) is None


def rate_limited(seconds: int | None) -> EngineRateLimitedError:
    return EngineRateLimitedError(retry_after=None if seconds is None else seconds * S)


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (rate_limited(90), 90),
        (AllEnginesFailedError([EngineAuthError(), rate_limited(90)]), 90),
        (AllEnginesFailedError([rate_limited(300), rate_limited(90)]), 90),
    ],
)
def test_what_an_engine_asks_for_is_the_least(error: ShortsError, asked: int) -> None:
    assert retry_delay(attempt(1), error, BACKOFF) == asked * S


@pytest.mark.parametrize(
    "error",
    [
        rate_limited(None),
        rate_limited(0),
        AllEnginesFailedError([rate_limited(90), EngineUnavailableError()]),
    ],
)
def test_who_asks_for_nothing_gets_the_usual_wait(error: ShortsError) -> None:
    delay = retry_delay(attempt(1), error, BACKOFF)
    assert delay is not None
    assert S <= delay <= 2 * S
