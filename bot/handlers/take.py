"""Taking a video in: the same in private chats and in groups."""

from contextlib import suppress
from dataclasses import dataclass

from aiogram.exceptions import TelegramAPIError
from aiogram.types import Message, ReactionTypeEmoji, VideoQuality

from bot.intake import SentVideo
from core.domain.records.people import Chat, User
from core.domain.records.project import Project
from core.services.submit_video import SubmitVideo, VideoOffer
from core.texts import Translator
from core.texts.units import MIB, megabytes

_RECEIPT = "👀"
_LOCAL_SERVER_BYTES = 2_000 * MIB
"""What a Bot API server of one's own gives out."""


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody's wish: `carrier` is the message with the video, `asked_in` the one that asks."""

    video: SentVideo
    carrier: Message
    asked_in: Message
    user: User
    chat: Chat


async def take(
    request: Request, t: Translator, submit_video: SubmitVideo, server_limit_bytes: int
) -> Project | None:
    """Submit the video, or a lighter version when the server does not give out the original.

    Raises what `SubmitVideo` raises.
    """
    video, version = request.video, None
    if not video.fits(server_limit_bytes):
        version = video.best_within(server_limit_bytes)
        if version is None:
            await request.asked_in.reply(_over_limit(t, video, server_limit_bytes))
            return None
    submission = await submit_video(
        VideoOffer(
            request.user,
            request.chat,
            video.source(version),
            topic_of(request.asked_in),
            request.carrier.media_group_id,
        )
    )
    if not submission.new:
        await request.asked_in.reply(t("intake-duplicate"))
        return None
    await show_receipt(request.carrier)
    if version is not None:
        await request.asked_in.answer(_lighter(t, video, version, server_limit_bytes))
    return submission.project


def _over_limit(t: Translator, video: SentVideo, limit: int) -> str:
    lines = [t("intake-over-limit", **_sizes(video, limit))]
    if video.as_file:
        lines.append(t("intake-over-limit-as-file"))
    if limit < _LOCAL_SERVER_BYTES:
        lines.append(t("intake-over-limit-server", local_mb=megabytes(_LOCAL_SERVER_BYTES)))
    return "\n".join(lines)


def _lighter(t: Translator, video: SentVideo, version: VideoQuality, limit: int) -> str:
    return t(
        "intake-lighter",
        **_sizes(video, limit),
        width=str(version.width),
        height=str(version.height),
        lighter_mb=megabytes(version.file_size or 0),
    )


def _sizes(video: SentVideo, limit: int) -> dict[str, float]:
    return {"actual_mb": megabytes(video.bytes or 0), "limit_mb": megabytes(limit)}


def topic_of(message: Message) -> int | None:
    """Return the forum topic that a message was sent in."""
    # Outside of forums a thread id only marks a chain of replies: nothing can be sent into it.
    return message.message_thread_id if message.is_topic_message else None


async def show_receipt(message: Message) -> None:
    """Say with a reaction that a message was read."""
    # Chats may switch reactions off; the progress message is there anyway.
    with suppress(TelegramAPIError):
        await message.react([ReactionTypeEmoji(emoji=_RECEIPT)])
