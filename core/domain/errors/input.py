"""What was given to us: the person can mend it."""

from typing import Self

from core.domain.errors.base import ShortsError


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


class TooLateError(InputError):
    """The speech of the video was recognised already."""

    key = "error-too-late"


class NoVideoForTranscriptError(InputError):
    """A transcript came, and no video that it could belong to."""

    key = "error-no-video-for-transcript"


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


class LinkError(InputError):
    """Nothing can be taken from a link."""

    key = "error-link"


class BadLinkError(LinkError):
    """Not an http(s) address, or one nobody could have meant."""

    key = "error-link-bad"


class NoVideoAtLinkError(LinkError):
    """The page was read and there is no video on it."""

    key = "error-link-no-video"


class LinkForbiddenError(LinkError):
    """The site gives the video to signed-in, paying or near people only, or removed it."""

    key = "error-link-forbidden"


class PrivateAddressError(LinkError):
    """The link leads into a private network."""

    key = "error-link-private"


class PlaylistError(LinkError):
    """The link is of many videos; Params: `count`, 0 = unknown."""

    key = "error-link-playlist"


class LiveStreamError(LinkError):
    """A broadcast that has not ended."""

    key = "error-link-live"


class SourceGoneError(InputError):
    """The video was deleted when its time was up: no short can be made of it any more."""

    key = "error-source-gone"


class UnsupportedCodecError(InputError):
    """Params: `codec`."""

    key = "error-unsupported-codec"


class BadTranscriptError(InputError):
    """A sidecar transcript cannot be read. Params: `name`."""

    key = "error-bad-transcript"


class OtherTranscriptError(InputError):
    """Most of the transcript is after the end of the video."""

    key = "error-transcript-other"


class BadRangeError(InputError):
    """Params: `minutes` and `seconds`, how long the video is."""

    key = "error-bad-range"

    @classmethod
    def in_video(cls, duration_ms: int) -> Self:
        """Return the error about a part of a video of this length."""
        return cls(minutes=duration_ms // 60_000, seconds=duration_ms // 1000 % 60)


class RangeTooLongError(InputError):
    """Params: `limit_min`."""

    key = "error-range-too-long"


class RangeTooShortError(InputError):
    """Params: `minimum_s`."""

    key = "error-range-too-short"


class CaptionTooLongError(InputError):
    """More words than the captions of a clip hold. Params: `limit`, letters."""

    key = "error-caption-too-long"


class EmptyTextError(InputError):
    """A title or the words of captions in which there is nothing to be seen."""

    key = "error-empty-text"


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


class ClipGoneError(OutdatedError):
    """The clip is gone for good, and with it whatever its buttons were for."""
