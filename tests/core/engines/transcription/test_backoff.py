from datetime import timedelta

from core.domain.errors import EngineAuthError, EngineRateLimitedError, EngineUnavailableError
from core.engines.transcription.backoff import Backoff


def waits(error: Exception, hopeless: type[Exception] | None = None) -> list[bool | float]:
    backoff = Backoff(hopeless or ())
    return [backoff(error) for _ in range(6)]


def test_waits_grow_and_are_spread() -> None:
    rounds = [waits(EngineUnavailableError()) for _ in range(200)]
    longest = [max(column) for column in zip(*rounds, strict=True)]
    for wait, limit in zip(longest, (1, 2, 4, 8, 16, 16), strict=True):
        assert 0.8 * limit < wait <= limit
    assert min(row[5] for row in rounds) < 2


def test_the_wait_asked_for_is_the_least() -> None:
    asked = EngineRateLimitedError(retry_after=timedelta(seconds=30))
    assert waits(asked) == [30] * 6


def test_a_wait_too_long_is_left_to_the_caller() -> None:
    assert waits(EngineRateLimitedError(retry_after=timedelta(hours=1))) == [False] * 6


def test_what_no_waiting_mends() -> None:
    assert waits(EngineAuthError()) == [False] * 6
    assert waits(EngineRateLimitedError(), hopeless=EngineRateLimitedError) == [False] * 6
