"""Waiting between two tries of a call, the same for every speech service."""

import random

from core.domain.errors import EngineRateLimitedError, EngineUnavailableError

_MAX_WAIT_S = 16.0
_LONGEST_RETRY_AFTER_S = 60.0


class Backoff:
    """Decides whether and when to try again: 1, 2, 4, 8, 16 s at most, with full jitter.

    Errors of a `hopeless` kind are not waited out. Longer waits than a minute are left to the job.
    """

    def __init__(self, hopeless: type[Exception] | tuple[type[Exception], ...] = ()) -> None:
        self._hopeless = hopeless
        self._longest_s = 1.0

    def __call__(self, error: Exception) -> bool | float:
        if not isinstance(error, EngineUnavailableError) or isinstance(error, self._hopeless):
            return False
        wait_s = random.uniform(0, self._longest_s)  # noqa: S311 - spreads load, keeps no secret
        self._longest_s = min(_MAX_WAIT_S, self._longest_s * 2)
        if isinstance(error, EngineRateLimitedError) and error.retry_after is not None:
            asked_s = error.retry_after.total_seconds()
            return False if asked_s > _LONGEST_RETRY_AFTER_S else max(wait_s, asked_s)
        return wait_s
