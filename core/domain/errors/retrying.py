"""What trying again is worth."""

from core.domain.errors.base import ShortsError
from core.domain.errors.engines import AllEnginesFailedError


def is_retryable(error: BaseException) -> bool:
    """Say whether the same work may succeed later."""
    if isinstance(error, AllEnginesFailedError):
        return error.worth_retrying
    return isinstance(error, ShortsError) and error.retryable
