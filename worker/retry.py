"""When a failed attempt is worth another, and how long to wait for it."""

import random
from dataclasses import dataclass
from datetime import timedelta

from core.domain.errors import (
    AllEnginesFailedError,
    EngineRateLimitedError,
    ShortsError,
    is_retryable,
)
from core.domain.pipeline import PIPELINE
from core.domain.records.job import Job

NO_WAIT = timedelta(0)


@dataclass(frozen=True, slots=True)
class Backoff:
    """Exponential waits: `first` after the first attempt, `growth` times as long after each
    further one, never longer than `longest`. Jitter takes up to half of it off."""

    first: timedelta = timedelta(seconds=3)
    growth: int = 3
    longest: timedelta = timedelta(minutes=5)

    def wait(self, attempt: int) -> timedelta:
        """Return how long to wait after this attempt, 1 = the first."""
        full_s = self.first.total_seconds() * self.growth ** (attempt - 1)
        share = random.uniform(0.5, 1.0)  # noqa: S311  (jitter is no secret)
        return timedelta(seconds=min(self.longest.total_seconds(), full_s) * share)


def retry_delay(job: Job, error: ShortsError, backoff: Backoff) -> timedelta | None:
    """Return the wait before the next attempt; None when there should be none.

    What an engine itself asks for (Retry-After) is a floor.
    """
    if not is_retryable(error) or job.attempt >= PIPELINE[job.type].max_attempts:
        return None
    return max(backoff.wait(job.attempt), _asked_for(error))


def _asked_for(error: ShortsError) -> timedelta:
    if isinstance(error, EngineRateLimitedError):
        return error.retry_after or NO_WAIT
    if isinstance(error, AllEnginesFailedError):
        # The first engine that may answer again is enough.
        return min((_asked_for(c) for c in error.causes if is_retryable(c)), default=NO_WAIT)
    return NO_WAIT
