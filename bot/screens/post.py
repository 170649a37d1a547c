"""A post: the choice of where and when, and what became of it."""

from collections.abc import Sequence
from uuid import UUID

from bot.keyboards.posting import is_unsure, post_keyboard, targets_keyboard, times_keyboard
from bot.screens.cut import cut
from bot.screens.moment import moment, zone_name
from bot.screens.screen import Screen
from core.domain.records.channel import Channel
from core.domain.records.delivery import PostStatus
from core.domain.records.project import ErrorNote
from core.ports.chat import PostView
from core.services.post_short import Times
from core.texts import Translator

_TITLE = 80


def post_screen(t: Translator, view: PostView) -> Screen:
    """The one message about a post."""
    post, rules = view.post, view.channel.rules
    names = {"title": cut(view.clip.title, _TITLE), "channel": cut(view.channel.title, _TITLE)}
    if post.status is PostStatus.SCHEDULED:
        zone = zone_name(t.plain, rules.time_zone)
        names |= {"time": moment(t.plain, post.due_at, rules.time_zone), "zone": zone}
    if post.status is PostStatus.FAILED:
        note = ErrorNote(post.error or PostStatus.FAILED)
        names |= {"error": t.plain.error(note)}
    key = "post-unsure" if is_unsure(post) else f"post-{post.status}"
    return Screen(t(key, **names), post_keyboard(t.plain, view))


def targets_screen(t: Translator, clip_id: UUID, channels: Sequence[Channel]) -> Screen:
    """Where to?"""
    return Screen(t("post-where"), targets_keyboard(t.plain, clip_id, channels))


def times_screen(t: Translator, times: Times) -> Screen:
    """When?"""
    channel = times.channel
    zone = zone_name(t.plain, channel.rules.time_zone)
    lines = [t("post-when", channel=cut(channel.title, _TITLE), zone=zone)]
    sent = [post for post in times.before if post.status is PostStatus.SENT]
    if sent:
        when = moment(t.plain, sent[-1].due_at, channel.rules.time_zone)
        lines.append(t("post-was-there", time=when))
    return Screen("\n\n".join(lines), times_keyboard(t.plain, times))
