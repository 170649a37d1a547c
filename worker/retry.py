"""When a failed attempt is worth another, and how long to wait for it."""

import random
from datetime import timedelta

from core.domain.errors import EngineRateLimitedError, is_retryable
from core.domain.pipeline import PIPELINE
from core.domain.records.job import Job

FIRST_DELAY = timedelta(seconds=2)
LONGEST_DELAY = timedelta(minutes=5)


def retry_delay(job: Job, error: BaseException) -> timedelta | None:
    """Return the wait before the next attempt; None when there should be none.

    Exponential with full jitter between half and all of it; an engine's own Retry-After is a floor.
    """
    if not is_retryable(error) or job.attempt >= PIPELINE[job.type].max_attempts:
        return None
    ceiling = min(LONGEST_DELAY, FIRST_DELAY * (1 << (job.attempt - 1)))
    delay = ceiling * random.uniform(0.5, 1.0)  # noqa: S311  (jitter is no secret)
    if isinstance(error, EngineRateLimitedError) and error.retry_after is not None:
        return max(delay, error.retry_after)
    return delay
