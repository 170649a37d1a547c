"""What else we depend on: the renderer, tools, storage, chats."""

from core.domain.errors.base import ShortsError


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
