"""Screens of connected channels."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from bot.keyboards import channel as keys
from bot.screens.cut import cut
from bot.screens.moment import moment, zone_name
from bot.screens.screen import Screen
from core.domain.post_template import PLACEHOLDERS
from core.domain.records.channel import Channel, PostingMode, PostingRules
from core.domain.records.project import ErrorNote
from core.services.post_queue import ChannelQueue
from core.texts import Translator

_NAME = 60


def channels_screen(t: Translator, queues: Sequence[ChannelQueue], *, private: bool) -> Screen:
    """The answer to /channels."""
    head = t("channels" if queues else "channels-none")
    lines = [_line(t, each) for each in queues]
    hint = [] if private else [t("channels-group-hint")]
    text = "\n\n".join([head, *(["\n".join(lines)] if lines else []), *hint])
    return Screen(text, keys.list_keyboard(t.plain, queues, can_add=private))


def channel_screen(t: Translator, channel: Channel) -> Screen:
    """One channel, with its rules."""
    rules = channel.rules
    lines = [t("channel-title", name=name_of(channel))]
    if channel.lost is not None:
        lines.append(t("channel-lost", error=t.plain.error(ErrorNote(channel.lost))))
    else:
        lines.append(t(f"channel-mode-{rules.mode}"))
        if rules.mode is PostingMode.SLOTS and not rules.slots:
            lines.append(t("channel-no-slots"))
    if rules.slots:
        zone = zone_name(t.plain, rules.time_zone)
        lines.append(t("channel-slots", slots=week_words(t.plain, rules), zone=zone))
    return Screen("\n\n".join(lines), keys.channel_keyboard(t.plain, channel))


def slots_screen(t: Translator, channel: Channel) -> Screen:
    """The week of a channel."""
    rules = channel.rules
    week = week_words(t.plain, rules) if rules.slots else t("slots-none")
    zone = zone_name(t.plain, rules.time_zone)
    text = t("slots", name=name_of(channel), week=week, zone=zone)
    return Screen(text, keys.slots_keyboard(t.plain, channel))


def day_screen(t: Translator, channel: Channel, day: int) -> Screen:
    """One day of the week."""
    zone = zone_name(t.plain, channel.rules.time_zone)
    text = t("slots-day", day=t(f"weekday-long-{day}"), zone=zone)
    return Screen(text, keys.day_keyboard(t.plain, channel, day))


def zones_screen(t: Translator, channel: Channel, region: str) -> Screen:
    """Time zones to choose from."""
    zone = zone_name(t.plain, channel.rules.time_zone)
    return Screen(t("zones", zone=zone), keys.zones_keyboard(t.plain, channel, region))


def templates_screen(t: Translator, channel: Channel) -> Screen:
    """Captions to choose from, and the one in force as it was written."""
    lines = [t("templates")]
    if channel.rules.template:
        # What a person wrote comes with its own markup, as the chat service gave it.
        lines.append(f"<blockquote>{channel.rules.template}</blockquote>")
    return Screen("\n\n".join(lines), keys.templates_keyboard(t.plain, channel))


def topic_screen(t: Translator, channel: Channel) -> Screen:
    """How a topic is chosen."""
    return Screen(t("topic-how", name=name_of(channel)), keys.sub_keyboard(t.plain, channel))


def off_screen(t: Translator, channel: Channel) -> Screen:
    """Surely?"""
    text = t("channel-off-surely", name=name_of(channel))
    return Screen(text, keys.off_keyboard(t.plain, channel))


def channel_news_screen(t: Translator, channel: Channel) -> Screen:
    """A channel was lost, or came back."""
    keyboard = keys.sub_keyboard(t.plain, channel)
    keyboard.inline_keyboard[0][0].text = t.plain("button-channel-open")
    if channel.lost is None:
        return Screen(t("channel-back", name=name_of(channel)), keyboard)
    error = t.plain.error(ErrorNote(channel.lost))
    return Screen(t("channel-gone", name=name_of(channel), error=error), keyboard)


def placeholders(t: Translator) -> str:
    """The list of what a caption may name, as HTML."""
    return "\n".join(
        f"<code>{escape('{' + name + '}')}</code> — {t(f'placeholder-{name}')}"
        for name in PLACEHOLDERS
    )


def name_of(channel: Channel) -> str:
    """Return a channel's name, fit for a message."""
    return cut(channel.title, _NAME)


def week_words(t: Translator, rules: PostingRules) -> str:
    """Return the week in words: days that have the same hours stand together."""
    hours: dict[int, list[str]] = defaultdict(list)
    for slot in sorted(rules.slots, key=lambda each: (each.weekday, each.minute)):
        hour, minute = divmod(slot.minute, 60)
        hours[slot.weekday].append(f"{hour}:{minute:02}")
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for day, times in hours.items():
        alike[tuple(times)].append(day)
    return "; ".join(f"{_days(t, days)} {', '.join(times)}" for times, days in alike.items())


def _days(t: Translator, days: list[int]) -> str:
    names = [t(f"weekday-{day}") for day in days]
    in_a_row = days == list(range(days[0], days[-1] + 1))
    if len(days) == 7:  # noqa: PLR2004
        return t("every-day")
    return f"{names[0]}–{names[-1]}" if in_a_row and len(days) > 2 else ", ".join(names)  # noqa: PLR2004


def _line(t: Translator, queue: ChannelQueue) -> str:
    channel, name = queue.channel, name_of(queue.channel)
    if channel.lost is not None:
        return t("channels-line-lost", name=name)
    mode = t.plain(f"posting-mode-{channel.rules.mode}")
    if not queue.waiting:
        return t("channels-line", name=name, mode=mode)
    first = moment(t.plain, queue.waiting[0].post.due_at, channel.rules.time_zone)
    return t("channels-line-queue", name=name, mode=mode, count=len(queue.waiting), time=first)
