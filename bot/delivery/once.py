"""Messages that must not be sent twice."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.requests.retries import never_arrived, only_once
from core.domain.errors import (
    EngineBadAnswerError,
    EngineRateLimitedError,
    EngineUnavailableError,
    PostUnsureError,
)


@contextmanager
def at_most_once() -> Iterator[None]:
    """Tell trouble after which nothing was sent, a refusal or no connection, from trouble after
    which nobody knows: the latter raises PostUnsureError, the former passes and may be tried
    again."""
    try:
        with only_once():
            yield
    except EngineRateLimitedError:
        raise
    except EngineBadAnswerError as error:
        raise PostUnsureError(str(error)) from error
    except EngineUnavailableError as error:
        if never_arrived(error.__cause__):
            raise
        raise PostUnsureError(str(error)) from error
