"""Buttons that send a short to a channel, and those of a post."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.packing import packed
from bot.screens.moment import moment
from core.domain.errors import PostUnsureError
from core.domain.records.channel import Channel
from core.domain.records.delivery import Post, PostStatus
from core.ports.chat import PostView
from core.services.move_post import PostMove
from core.services.post_short import Times, When
from core.texts import Translator


def is_unsure(post: Post) -> bool:
    """Say whether nobody knows if a post went out."""
    return post.status is PostStatus.FAILED and post.error == PostUnsureError.key


class PostAction(StrEnum):
    """What a press under a short, or under the choice of channels, asks for."""

    PICK = "pick"
    CHANNEL = "to"
    AT = "at"
    CLOSE = "x"


class PostCD(CallbackData, prefix="post"):
    """`clip` and `channel` are packed ids."""

    action: PostAction
    clip: str
    channel: str | None = None
    when: When | None = None


class MoveCD(CallbackData, prefix="pmove"):
    """`queue`: pressed in the list of what waits, which is brought up to date then."""

    move: PostMove
    post: UUID
    queue: bool = False


def post_button(t: Translator, clip_id: UUID) -> InlineKeyboardButton:
    """📣 of a finished short."""
    data = PostCD(action=PostAction.PICK, clip=packed(clip_id))
    return InlineKeyboardButton(text=t("button-post"), callback_data=data.pack())


def targets_keyboard(
    t: Translator, clip_id: UUID, channels: Sequence[Channel]
) -> InlineKeyboardMarkup:
    """One button per channel, and the way out."""
    clip = packed(clip_id)
    rows = [
        [
            _button(
                t("button-channel", name=channel.title),
                PostCD(action=PostAction.CHANNEL, clip=clip, channel=packed(channel.id)),
            )
        ]
        for channel in channels
    ]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [_close(t, clip)]])


def times_keyboard(t: Translator, times: Times) -> InlineKeyboardMarkup:
    """One button per time to choose from, and the way out."""
    clip, channel = packed(times.clip.id), packed(times.channel.id)
    zone = times.channel.rules.time_zone
    rows = [
        [
            _button(
                t(f"button-when-{when}", time=moment(t, due_at, zone)),
                PostCD(action=PostAction.AT, clip=clip, channel=channel, when=when),
            )
        ]
        for when, due_at in times.choices.items()
    ]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [_close(t, clip)]])


def post_keyboard(t: Translator, view: PostView) -> InlineKeyboardMarkup | None:
    """What can be done to a post as it is now."""
    post, slots = view.post, bool(view.channel.rules.slots)
    slot = (PostMove.SLOT,) if slots else ()
    match post.status:
        case PostStatus.PROPOSED:
            rows = [[PostMove.NOW, PostMove.CANCEL], [*slot]]
            return _moves(t, post, rows, proposed=True)
        case PostStatus.SCHEDULED:
            return _moves(t, post, waiting_moves(slots=slots))
        case PostStatus.FAILED:
            there = [PostMove.THERE] if is_unsure(post) else []
            return _moves(t, post, [[PostMove.AGAIN], there])
        case PostStatus.CANCELLED:
            return _moves(t, post, [[PostMove.AGAIN]])
        case PostStatus.SENDING:
            return None
        case PostStatus.SENT:
            url = post_url(view)
            link = InlineKeyboardButton(text=t("button-post-open"), url=url)
            return InlineKeyboardMarkup(inline_keyboard=[[link]]) if url else None


def waiting_moves(*, slots: bool) -> list[list[PostMove]]:
    """The moves of a scheduled post, in rows."""
    slot = [PostMove.SLOT] if slots else []
    return [[PostMove.EARLIER, PostMove.LATER], slot, [PostMove.NOW, PostMove.CANCEL]]


def move_button(
    t: Translator, post: Post, move: PostMove, *, queue: bool = False, proposed: bool = False
) -> InlineKeyboardButton:
    """One move of a post."""
    name = "proposed-" if proposed else ""
    data = MoveCD(move=move, post=post.id, queue=queue)
    return _button(t(f"button-move-{name}{move}"), data)


def post_url(view: PostView) -> str | None:
    """Return the address of a post; basic groups have none."""
    number, channel = view.post.message_id, view.channel
    if number is None:
        return None
    if channel.username:
        return f"https://t.me/{channel.username}/{number}"
    inner = str(channel.telegram_id).removeprefix("-100")
    return f"https://t.me/c/{inner}/{number}" if inner.isdigit() else None


def _moves(
    t: Translator, post: Post, rows: Iterable[Sequence[PostMove]], *, proposed: bool = False
) -> InlineKeyboardMarkup:
    keyboard = [
        [move_button(t, post, move, proposed=proposed) for move in row] for row in rows if row
    ]
    return InlineKeyboardMarkup(inline_keyboard=keyboard)


def _close(t: Translator, clip: str) -> InlineKeyboardButton:
    return _button(t("button-close"), PostCD(action=PostAction.CLOSE, clip=clip))


def _button(text: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data.pack())
