"""📣 under a short, and the buttons of a post."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.packing import unpacked
from bot.keyboards.posting import MoveCD, PostAction, PostCD
from bot.screens import Screen
from bot.screens.moment import moment
from bot.screens.post import targets_screen, times_screen
from bot.screens.queue import queue_screen, waiting_screen
from core.domain.errors import OutdatedError
from core.domain.records.delivery import Post, PostStatus
from core.domain.records.people import Chat, User
from core.ports.chat import ChatView, PostView
from core.services.move_post import MovePost, PostMove
from core.services.post_queue import ListChannels
from core.services.post_report import ReportPost
from core.services.post_short import PostShort, When
from core.texts import Translator

_SAID = {
    PostMove.NOW: "alert-post-now",
    PostMove.AGAIN: "alert-post-now",
    PostMove.CANCEL: "alert-post-cancelled",
    PostMove.THERE: "alert-post-confirmed",
}


def build_router() -> Router:
    router = Router(name="posting")
    press = router.callback_query.register
    press(pick, PostCD.filter(F.action == PostAction.PICK))
    press(to_channel, PostCD.filter(F.action == PostAction.CHANNEL))
    press(at_time, PostCD.filter(F.action == PostAction.AT))
    press(close, PostCD.filter(F.action == PostAction.CLOSE))
    press(move, MoveCD.filter())
    return router


async def pick(
    callback: CallbackQuery,
    callback_data: PostCD,
    t: Translator,
    user: User,
    chat: Chat,
    post_short: PostShort,
) -> None:
    """Ask where to; where there is one channel only, when."""
    clip_id = unpacked(callback_data.clip)
    channels = await post_short.targets(clip_id, chat, user)
    if not channels:
        await acknowledge(callback, t.plain("post-no-channels"), alert=True)
        return
    await acknowledge(callback, "")
    if len(channels) == 1:
        screen = times_screen(t, await post_short.times(clip_id, channels[0].id, user))
    else:
        screen = targets_screen(t, clip_id, channels)
    if isinstance(callback.message, Message):
        await callback.message.reply(screen.text, reply_markup=screen.keyboard)


async def to_channel(
    callback: CallbackQuery,
    callback_data: PostCD,
    t: Translator,
    user: User,
    post_short: PostShort,
) -> None:
    """Ask when."""
    ids = unpacked(callback_data.clip), unpacked(callback_data.channel or "")
    await acknowledge(callback, "")
    times = await post_short.times(*ids, user)
    await _show(callback, times_screen(t, times))


async def at_time(
    callback: CallbackQuery,
    callback_data: PostCD,
    t: Translator,
    user: User,
    post_short: PostShort,
    report_post: ReportPost,
    view: ChatView,
) -> None:
    """Plan the post; the question becomes the message about it."""
    if callback_data.when is None or callback_data.channel is None:
        raise OutdatedError("a post without a time")
    ids = unpacked(callback_data.clip), unpacked(callback_data.channel)
    said = "alert-post-now" if callback_data.when is When.NOW else "alert-post-planning"
    await acknowledge(callback, t.plain(said))
    to, report = await report_post(await post_short(*ids, callback_data.when, user))
    question = callback.message
    same_chat = question is not None and question.chat.id == to.chat.telegram_id
    await view.show_post(to, report, question.message_id if question and same_chat else None)


async def close(callback: CallbackQuery) -> None:
    """Take the question away."""
    await acknowledge(callback, "")
    if isinstance(callback.message, Message):
        with suppress(TelegramBadRequest):
            await callback.message.delete()


async def move(
    callback: CallbackQuery,
    callback_data: MoveCD,
    t: Translator,
    user: User,
    chat: Chat,
    move_post: MovePost,
    report_post: ReportPost,
    list_channels: ListChannels,
    view: ChatView,
) -> None:
    """Change a post, in its own message or in the list of what waits."""
    post, changed = await move_post(callback_data.post, callback_data.move, user)
    to, report = await report_post(post)
    await acknowledge(callback, _said(t, callback_data.move, report, changed=changed))
    if callback_data.queue and _waits(post):
        await _show(callback, waiting_screen(t, report))
    elif callback_data.queue:
        await _show(callback, queue_screen(t, await list_channels(chat, user)))
    await view.show_post(to, report)


def _said(t: Translator, move: PostMove, report: PostView, *, changed: bool) -> str:
    if not changed:
        waiting = report.post.status is PostStatus.SCHEDULED
        return t.plain("alert-post-unchanged" if waiting else "error-outdated")
    if move in _SAID:
        return t.plain(_SAID[move])
    time = moment(t.plain, report.post.due_at, report.channel.rules.time_zone)
    return t.plain("alert-post-moved", time=time)


def _waits(post: Post) -> bool:
    return post.status is PostStatus.SCHEDULED and post.job_id is None


async def _show(callback: CallbackQuery, screen: Screen) -> None:
    if isinstance(callback.message, Message):
        with suppress(TelegramBadRequest):
            await callback.message.edit_text(screen.text, reply_markup=screen.keyboard)
