"""The error tree: a class says which text people see and whether trying again can help.

`key` names a Fluent message, `params` fill its placeables. Words are made from both in one place
per surface (`bot.texts`, `worker.cli`), never here.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar


class ShortsError(Exception):
    """Base of everything this program raises on purpose."""

    key: ClassVar[str] = "error-internal"
    retryable: ClassVar[bool] = False

    def __init__(self, detail: str = "", **params: str | int | float) -> None:
        """`detail` is for logs only; `params` may be shown to people."""
        super().__init__(detail or type(self).__name__)
        self.detail = detail
        self.params = params


# --- what was given to us -------------------------------------------------------------------


class InputError(ShortsError):
    """The person can mend this by giving something else."""

    key = "error-input"


class NotAVideoError(InputError):
    key = "error-not-a-video"


class EmptyFileError(InputError):
    key = "error-empty-file"


class TruncatedFileError(InputError):
    key = "error-truncated-file"


class NoAudioError(InputError):
    key = "error-no-audio"


class NoSpeechError(InputError):
    key = "error-no-speech"


class NoMomentsError(InputError):
    key = "error-no-moments"


class AllSuggestedError(NoMomentsError):
    """There are moments, but this chat was offered every one of them before."""

    key = "error-all-suggested"


class NothingFoundError(InputError):
    """Nobody speaks of what was looked for. Params: `query`."""

    key = "error-nothing-found"


class NothingToSearchError(InputError):
    """There is no video yet that could be searched."""

    key = "error-nothing-to-search"


class TooEarlyError(InputError):
    """The video is still being worked on."""

    key = "error-too-early"


class TooShortError(InputError):
    """Params: `minimum_s`, `actual_s`."""

    key = "error-too-short"


class TooLongError(InputError):
    """Params: `limit_min`, `actual_min`."""

    key = "error-too-long"


class TooLargeError(InputError):
    """Params: `limit_mb`, `actual_mb`."""

    key = "error-too-large"


class UnsupportedCodecError(InputError):
    """Params: `codec`."""

    key = "error-unsupported-codec"


class BadTranscriptError(InputError):
    """A sidecar transcript cannot be read. Params: `name`."""

    key = "error-bad-transcript"


class BadRangeError(InputError):
    """Params: `duration_s`."""

    key = "error-bad-range"


class RangeTooLongError(InputError):
    """Params: `limit_min`."""

    key = "error-range-too-long"


class FolderError(InputError):
    """A folder that was named cannot be written to. Params: `path`."""

    key = "error-folder"


class BadSettingError(InputError):
    """A setting has a value that means nothing. Params: `name`."""

    key = "error-bad-setting"


class NotYoursError(InputError):
    """Somebody other than the owner (in groups: or an admin) asked."""

    key = "error-not-yours"


class AdminsOnlyError(InputError):
    """Somebody other than an admin of the group asked."""

    key = "error-admins-only"


class OutdatedError(InputError):
    """The thing acted on is gone or has moved on (an old button)."""

    key = "error-outdated"


# --- what we depend on ----------------------------------------------------------------------


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
    """The engine's content filter refused; the same text will be refused again."""

    key = "error-engine-refused"


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


class AllEnginesFailedError(EngineError):
    """Every engine of a fallback chain failed; `causes` in the order tried."""

    def __init__(self, causes: Sequence[EngineError]) -> None:
        super().__init__("; ".join(f"{type(c).__name__}: {c}" for c in causes))
        self.causes = tuple(causes)

    @property
    def worth_retrying(self) -> bool:
        """True when at least one engine may answer later."""
        return any(c.retryable for c in self.causes)


class RenderError(ShortsError):
    """The render service gave up on a clip."""

    key = "error-render"
    retryable = True


class RenderRejectedError(RenderError):
    """The render request itself is wrong: a bug, no retry helps."""

    retryable = False


class MediaToolError(ShortsError):
    """ffmpeg or ffprobe failed on a file that looked good."""

    key = "error-media"
    retryable = True


class StorageError(ShortsError):
    """The database or the object storage cannot be read or written."""

    key = "error-storage"
    retryable = True


class ObjectNotFoundError(StorageError):
    """No object under this key."""

    retryable = False


class ChatUnreachableError(ShortsError):
    """The chat blocked the bot or is gone."""

    key = "error-chat-unreachable"


class ShortTooLargeError(ShortsError):
    """The chat service does not take a finished short of this size.

    Params: `limit_mb`, `actual_mb`.
    """

    key = "error-short-too-large"


class StageTimeoutError(ShortsError):
    """A stage took longer than it may."""

    key = "error-timeout"
    retryable = True


class CancelledByUserError(ShortsError):
    """Somebody pressed stop; not a failure."""

    key = "error-cancelled"


def is_retryable(error: BaseException) -> bool:
    """Say whether the same work may succeed later."""
    if isinstance(error, AllEnginesFailedError):
        return error.worth_retrying
    return isinstance(error, ShortsError) and error.retryable
