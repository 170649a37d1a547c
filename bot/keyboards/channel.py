"""Menus of connected channels."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.looks import BAD, painted
from bot.screens.moment import zone_name
from core.domain.post_template import TEMPLATES
from core.domain.records.channel import Channel, PostingMode, WeekSlot
from core.domain.records.people import ChatKind
from core.domain.time_zones import REGIONS
from core.services.change_channel import SLOT_PRESETS, WEEK
from core.services.post_queue import ChannelQueue
from core.texts import Translator

_HOURS_IN_A_ROW, _ZONES_IN_A_ROW = 6, 3


class ChannelAction(StrEnum):
    """What a press asks for."""

    LIST = "ls"
    ADD = "add"
    CONNECT = "con"
    OPEN = "op"
    CHECK = "ck"
    MODE = "md"
    SLOTS = "sl"
    PRESET = "pr"
    DAY = "dy"
    HOUR = "hr"
    COPY = "cp"
    ZONES = "zn"
    ZONE = "zs"
    TYPE_ZONE = "zt"
    TEMPLATES = "tp"
    TEMPLATE = "tc"
    TYPE_TEMPLATE = "tt"
    SILENT = "si"
    COMMENTS = "co"
    TOPIC = "to"
    OFF = "rm"
    OFF_SURELY = "rmy"


class ChannelCD(CallbackData, prefix="chan"):
    action: ChannelAction
    channel: UUID | None = None
    arg: str | None = None


def list_keyboard(
    t: Translator, queues: Sequence[ChannelQueue], *, can_add: bool
) -> InlineKeyboardMarkup:
    """One button per channel, and one to connect another."""
    rows = [
        [
            _button(
                t("button-channel-lost" if each.channel.lost else "button-channel", name=name),
                ChannelAction.OPEN,
                each.channel.id,
            )
        ]
        for each in queues
        for name in (each.channel.title,)
    ]
    add = [[_button(t("button-channel-add"), ChannelAction.ADD)]] if can_add else []
    return InlineKeyboardMarkup(inline_keyboard=[*rows, *add])


def offer_keyboard(t: Translator, telegram_id: int) -> InlineKeyboardMarkup:
    """Connect the channel that the bot was made an admin of."""
    button = _button(t("button-channel-connect"), ChannelAction.CONNECT, arg=str(telegram_id))
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def channel_keyboard(t: Translator, channel: Channel) -> InlineKeyboardMarkup:
    """Everything that can be chosen for a channel."""
    rules, id_ = channel.rules, channel.id
    rows = [
        [_choice(t, f"posting-mode-{mode}", ChannelAction.MODE, id_, mode, rules.mode == mode)]
        for mode in PostingMode
    ]
    if channel.lost is not None:
        rows = [[_button(t("button-channel-check"), ChannelAction.CHECK, id_)]]
    zone = zone_name(t, rules.time_zone)
    rows.append(
        [
            _button(t("button-slots", count=len(rules.slots)), ChannelAction.SLOTS, id_),
            _button(t("button-zone", zone=zone), ChannelAction.ZONES, id_),
        ]
    )
    rows.append(
        [
            _button(t("button-template"), ChannelAction.TEMPLATES, id_),
            _button(t("button-silent", on=_on(rules.silent)), ChannelAction.SILENT, id_),
        ]
    )
    if channel.kind is ChatKind.CHANNEL:
        text = t("button-comments", on=_on(rules.link_in_comments))
        rows.append([_button(text, ChannelAction.COMMENTS, id_)])
    elif channel.kind is ChatKind.SUPERGROUP:
        text = t("button-topic", on=_on(rules.thread_id is not None))
        rows.append([_button(text, ChannelAction.TOPIC, id_)])
    rows.append([_button(t("button-channel-off"), ChannelAction.OFF, id_)])
    return InlineKeyboardMarkup(
        inline_keyboard=[*rows, [_button(t("button-back"), ChannelAction.LIST)]]
    )


def slots_keyboard(t: Translator, channel: Channel) -> InlineKeyboardMarkup:
    """Days of the week with how many posts each has, and ready-made weeks."""
    slots = channel.rules.slots
    days = [
        _button(
            t("button-day", day=t(f"weekday-{day}"), count=sum(s.weekday == day for s in slots)),
            ChannelAction.DAY,
            channel.id,
            str(day),
        )
        for day in WEEK
    ]
    presets = [
        [_button(t(f"slots-preset-{name}"), ChannelAction.PRESET, channel.id, name)]
        for name in SLOT_PRESETS
    ]
    rows = [days[:4], days[4:], *presets, [_back(t, channel)]]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def day_keyboard(t: Translator, channel: Channel, day: int) -> InlineKeyboardMarkup:
    """The hours of one day; those that are taken have a check mark."""
    taken = {slot.minute for slot in channel.rules.slots if slot.weekday == day}
    hours = [
        _choice(
            t,
            "hour",
            ChannelAction.HOUR,
            channel.id,
            f"{day}-{hour}",
            hour * 60 in taken,
            hour=f"{hour}:00",
        )
        for hour in range(24)
    ]
    rows = [hours[at : at + _HOURS_IN_A_ROW] for at in range(0, 24, _HOURS_IN_A_ROW)]
    copy = _button(t("button-copy-day"), ChannelAction.COPY, channel.id, str(day))
    back = _button(t("button-back"), ChannelAction.SLOTS, channel.id)
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [copy], [back]])


def zones_keyboard(t: Translator, channel: Channel, region: str) -> InlineKeyboardMarkup:
    """The zones of a region, the other regions, and the way to type one."""
    zones = [
        _choice(
            t,
            "zone",
            ChannelAction.ZONE,
            channel.id,
            f"{region}-{place}",
            zone == channel.rules.time_zone,
            name=zone_name(t, zone),
        )
        for place, zone in enumerate(REGIONS[region])
    ]
    rows = [zones[at : at + _ZONES_IN_A_ROW] for at in range(0, len(zones), _ZONES_IN_A_ROW)]
    others = [
        _button(t(f"region-{name}"), ChannelAction.ZONES, channel.id, name)
        for name in REGIONS
        if name != region
    ]
    typed = _button(t("button-zone-other"), ChannelAction.TYPE_ZONE, channel.id)
    return InlineKeyboardMarkup(inline_keyboard=[*rows, others, [typed], [_back(t, channel)]])


def templates_keyboard(t: Translator, channel: Channel) -> InlineKeyboardMarkup:
    """Ready-made captions, and the way to type one."""
    rows = [
        [
            _choice(
                t,
                f"template-{name}",
                ChannelAction.TEMPLATE,
                channel.id,
                name,
                channel.rules.template == template,
            )
        ]
        for name, template in TEMPLATES.items()
    ]
    typed = _button(t("button-template-own"), ChannelAction.TYPE_TEMPLATE, channel.id)
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [typed], [_back(t, channel)]])


def sub_keyboard(t: Translator, channel: Channel) -> InlineKeyboardMarkup:
    """The way back to a channel."""
    return InlineKeyboardMarkup(inline_keyboard=[[_back(t, channel)]])


def off_keyboard(t: Translator, channel: Channel) -> InlineKeyboardMarkup:
    """Surely?"""
    off = _button(t("button-channel-off-surely"), ChannelAction.OFF_SURELY, channel.id)
    surely = painted(off, BAD)
    return InlineKeyboardMarkup(inline_keyboard=[[surely], [_back(t, channel)]])


def slot_of(arg: str) -> WeekSlot:
    """Return the slot of an hour's button. Raises ValueError."""
    day, hour = (int(part) for part in arg.split("-"))
    if day not in WEEK or hour not in range(24):
        raise ValueError(f"no hour {arg!r}")
    return WeekSlot(day, hour * 60)


def zone_of(arg: str) -> str:
    """Return the zone of a button. Raises ValueError, LookupError."""
    region, _, place = arg.partition("-")
    return REGIONS[region][int(place)]


def _choice(
    t: Translator,
    key: str,
    action: ChannelAction,
    channel_id: UUID,
    arg: str,
    chosen: bool,
    **params: str,
) -> InlineKeyboardButton:
    name = t(key, **params)
    return _button(t("setting-chosen", value=name) if chosen else name, action, channel_id, arg)


def _on(value: bool) -> str:
    return "on" if value else "off"


def _back(t: Translator, channel: Channel) -> InlineKeyboardButton:
    return _button(t("button-back"), ChannelAction.OPEN, channel.id)


def _button(
    text: str, action: ChannelAction, channel_id: UUID | None = None, arg: str | None = None
) -> InlineKeyboardButton:
    data = ChannelCD(action=action, channel=channel_id, arg=arg)
    return InlineKeyboardButton(text=text, callback_data=data.pack())
