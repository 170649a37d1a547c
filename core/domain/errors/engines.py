"""Vendors' services and local models that did not do their work."""

from collections.abc import Sequence
from datetime import timedelta

from core.domain.errors.base import ShortsError


class EngineError(ShortsError):
    """An engine (a vendor's service or a local model) did not do its work."""

    key = "error-engine"


class EngineUnavailableError(EngineError):
    """Network trouble, a 5xx, a crash: worth trying again."""

    key = "error-engine-unavailable"
    retryable = True


class EngineRateLimitedError(EngineUnavailableError):
    """The engine asks us to slow down; `retry_after` when it said for how long."""

    def __init__(self, detail: str = "", retry_after: timedelta | None = None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class EngineAuthError(EngineError):
    """Wrong key, missing rights: an administrator must act."""

    key = "error-engine-auth"


class EnginePaymentError(EngineError):
    """The account at the engine is out of money: an administrator must act."""

    key = "error-engine-payment"


class EngineRefusedError(EngineError):
    """The engine's content filter refused; the same text will be refused again.

    `engine` names who it was, where that is known.
    """

    key = "error-engine-refused"

    def __init__(self, detail: str = "", engine: str = "") -> None:
        super().__init__(detail)
        self.engine = engine


class EngineRejectedError(EngineError):
    """The engine called our request bad (a 4xx that no retry mends)."""


class EngineTooMuchError(EngineRejectedError):
    """The request is larger than the engine takes (413, context overflow)."""


class EngineBadAnswerError(EngineError):
    """The answer came but does not hold what was asked, even after a corrective retry."""

    key = "error-engine-bad-answer"
    retryable = True


class EngineMissingError(EngineError):
    """A model file or an optional part is not installed. Params: `name`."""

    key = "error-engine-missing"


class EngineUnusableError(EngineError):
    """A model file is damaged, or not of the kind that is wanted. Params: `name`."""

    key = "error-engine-unusable"


class AllEnginesFailedError(EngineError):
    """Every engine of a fallback chain failed; `causes` in the order tried."""

    def __init__(self, causes: Sequence[EngineError]) -> None:
        super().__init__("; ".join(f"{type(c).__name__}: {c}" for c in causes))
        self.causes = tuple(causes)

    @property
    def worth_retrying(self) -> bool:
        """True when at least one engine may answer later."""
        return any(c.retryable for c in self.causes)
