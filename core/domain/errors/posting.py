"""Posting to channels and groups: what keeps a short from going out."""

from core.domain.errors.base import ShortsError
from core.domain.errors.input import InputError


class ChannelError(InputError):
    """A channel cannot be posted to as things are."""

    key = "error-channel"


class ChannelClosedError(ChannelError):
    """The bot is not in the channel or group."""

    key = "error-channel-closed"


class ChannelBotRightsError(ChannelError):
    """The bot is there and may not post."""

    key = "error-channel-bot-rights"


class ChannelPersonRightsError(ChannelError):
    """The person who connected the channel, or wants to, may not post there."""

    key = "error-channel-person-rights"


class ChannelNotYoursError(ChannelError):
    """Somebody asked who neither connected the channel nor may post there."""

    key = "error-channel-not-yours"


class NoSlotsError(InputError):
    """A channel has no free time to post at."""

    key = "error-no-slots"


class BadTemplateError(InputError):
    """A caption names things that are not known. Params: `names`."""

    key = "error-template"


class TemplateTooLongError(InputError):
    """Params: `limit`."""

    key = "error-template-too-long"


class BadZoneError(InputError):
    """No time zone has this name. Params: `name`."""

    key = "error-zone"


class PostUnsureError(ShortsError):
    """Nobody knows whether the post went out: it is never sent again by itself."""

    key = "error-post-unsure"


class PostRefusedError(ShortsError):
    """The chat service does not take the post."""

    key = "error-post-refused"


class TopicGoneError(PostRefusedError):
    """The forum topic is closed or deleted."""

    key = "error-post-topic-gone"


class MessageGoneError(ShortsError):
    """The message that was to be copied is deleted, or of a kind that cannot be copied."""

    key = "error-message-gone"


class ShortGoneError(ShortsError):
    """There is no short any more that could be posted."""

    key = "error-post-short-gone"


class AdminsDecideError(InputError):
    """In this group only admins decide about clips."""

    key = "error-admins-decide"


class VotesDecideError(InputError):
    """In this group clips are voted on."""

    key = "error-votes-decide"
