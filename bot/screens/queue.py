"""The answer to /queue."""

from collections.abc import Sequence
from itertools import count

from bot.keyboards.queue import queue_keyboard, waiting_keyboard
from bot.screens.channel import name_of
from bot.screens.cut import cut
from bot.screens.moment import moment, zone_name
from bot.screens.post import post_screen
from bot.screens.screen import Screen
from core.domain.records.delivery import PostStatus
from core.ports.chat import PostView
from core.services.post_queue import ChannelQueue, Waiting
from core.texts import Translator

MOST = 20
_TITLE = 60


def queue_screen(t: Translator, queues: Sequence[ChannelQueue]) -> Screen:
    """What each channel is to get, by time."""
    if not any(each.waiting for each in queues):
        return Screen(t("queue-empty"))
    numbers, paragraphs, shown = count(1), [t("queue")], list[Waiting]()
    for each in queues:
        here = each.waiting[: MOST - len(shown)]
        shown += here
        if here:
            paragraphs.append("\n".join([_head(t, each), *_lines(t, each, here, numbers)]))
    if more := sum(len(each.waiting) for each in queues) - len(shown):
        paragraphs.append(t("queue-more", count=more))
    return Screen("\n\n".join(paragraphs), queue_keyboard(t.plain, shown))


def waiting_screen(t: Translator, view: PostView) -> Screen:
    """One post of the list."""
    keyboard = waiting_keyboard(t.plain, view.post, slots=bool(view.channel.rules.slots))
    return Screen(post_screen(t, view).text, keyboard)


def _head(t: Translator, queue: ChannelQueue) -> str:
    zone = zone_name(t.plain, queue.channel.rules.time_zone)
    return t("queue-channel", name=name_of(queue.channel), zone=zone)


def _lines(
    t: Translator, queue: ChannelQueue, waiting: Sequence[Waiting], numbers: "count[int]"
) -> list[str]:
    keys = {
        PostStatus.PROPOSED: "queue-line-proposed",
        PostStatus.SENDING: "queue-line-sending",
        PostStatus.SCHEDULED: "queue-line",
    }
    lines = []
    for post, clip in waiting:
        facts: dict[str, str | int] = {"number": next(numbers), "title": cut(clip.title, _TITLE)}
        if post.status is PostStatus.SCHEDULED:
            facts["time"] = moment(t.plain, post.due_at, queue.channel.rules.time_zone)
        lines.append(t(keys[post.status], **facts))
    return lines
