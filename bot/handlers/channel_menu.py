"""The menu of one channel: when and how it is posted to."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from uuid import UUID

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from bot.handlers.pressed import acknowledge
from bot.keyboards.channel import ChannelAction, ChannelCD, slot_of, zone_of
from bot.prompts import Prompts
from bot.screens import Screen
from bot.screens import channel as screens
from core.domain.errors import OutdatedError
from core.domain.post_template import TEMPLATES
from core.domain.records.channel import Channel, PostingMode
from core.domain.records.delivery import MessageRole
from core.domain.records.people import User
from core.domain.records.project import ErrorNote
from core.domain.time_zones import REGIONS
from core.services.change_channel import WEEK, ChangeChannel
from core.texts import Translator

Show = Callable[[Translator, Channel, str], Screen]
Act = Callable[[ChangeChannel, UUID, User, str], Awaitable[Channel]]


def build_router() -> Router:
    router = Router(name="channel_menu")
    press = router.callback_query.register
    press(ask_zone, ChannelCD.filter(F.action == ChannelAction.TYPE_ZONE))
    press(ask_template, ChannelCD.filter(F.action == ChannelAction.TYPE_TEMPLATE))
    press(disconnect, ChannelCD.filter(F.action == ChannelAction.OFF_SURELY))
    press(change, ChannelCD.filter(F.channel))
    return router


async def change(
    callback: CallbackQuery,
    callback_data: ChannelCD,
    t: Translator,
    user: User,
    change_channel: ChangeChannel,
) -> None:
    """Open a screen, or change something and show it."""
    step = _STEPS.get(callback_data.action)
    if step is None or callback_data.channel is None:
        raise OutdatedError(f"nothing to do for {callback_data.action}")
    act, show = step
    arg = callback_data.arg or ""
    checking = callback_data.action is ChannelAction.CHECK
    await acknowledge(callback, t.plain("alert-channel-checking") if checking else "")
    try:
        channel = await act(change_channel, callback_data.channel, user, arg)
        screen = show(t, channel, arg)
    except (ValueError, LookupError) as error:
        raise OutdatedError(f"{callback_data.action} of {arg!r}") from error
    await _show(callback, screen)
    if checking and channel.lost is not None and isinstance(callback.message, Message):
        # The screen says what it said before: that is no answer.
        await callback.message.reply(t.error(ErrorNote(channel.lost)))


async def ask_template(
    callback: CallbackQuery,
    callback_data: ChannelCD,
    t: Translator,
    user: User,
    change_channel: ChangeChannel,
    prompts: Prompts,
) -> None:
    """Ask for a caption: it comes as a reply."""
    # The list is markup of ours; parameters of a text are escaped.
    text = t.escaping(str)("template-ask", placeholders=screens.placeholders(t))
    await _ask(callback, callback_data, user, change_channel, prompts, MessageRole.TEMPLATE, text)


async def ask_zone(
    callback: CallbackQuery,
    callback_data: ChannelCD,
    t: Translator,
    user: User,
    change_channel: ChangeChannel,
    prompts: Prompts,
) -> None:
    """Ask for a time zone: it comes as a reply."""
    text = t("zone-ask")
    await _ask(callback, callback_data, user, change_channel, prompts, MessageRole.ZONE, text)


async def disconnect(
    callback: CallbackQuery,
    callback_data: ChannelCD,
    t: Translator,
    user: User,
    change_channel: ChangeChannel,
) -> None:
    assert callback_data.channel is not None
    await acknowledge(callback, "")
    channel = await change_channel.disconnect(callback_data.channel, user)
    await _show(callback, Screen(t("channel-disconnected", name=screens.name_of(channel))))


async def _ask(
    callback: CallbackQuery,
    pressed: ChannelCD,
    user: User,
    change_channel: ChangeChannel,
    prompts: Prompts,
    role: MessageRole,
    text: str,
) -> None:
    assert pressed.channel is not None
    await acknowledge(callback, "")
    channel = await change_channel.read(pressed.channel, user)
    if isinstance(callback.message, Message):
        await prompts.ask(callback.message, channel.id, role, text)


async def _show(callback: CallbackQuery, screen: Screen) -> None:
    if isinstance(callback.message, Message):
        # Of a choice made twice the second changes nothing.
        with suppress(TelegramBadRequest):
            await callback.message.edit_text(screen.text, reply_markup=screen.keyboard)


def _region_of(channel: Channel, arg: str) -> str:
    named = arg.partition("-")[0]
    home = (name for name, zones in REGIONS.items() if channel.rules.time_zone in zones)
    return named if named in REGIONS else next(home, "russia")


def _day_of(arg: str) -> int:
    day = int(arg.partition("-")[0])
    if day not in WEEK:
        raise ValueError(f"no day {arg!r}")
    return day


async def _read(change: ChangeChannel, channel_id: UUID, user: User, _: str) -> Channel:
    return await change.read(channel_id, user)


_STEPS: dict[ChannelAction, tuple[Act, Show]] = {
    ChannelAction.OPEN: (_read, lambda t, channel, _: screens.channel_screen(t, channel)),
    ChannelAction.CHECK: (
        lambda change, id_, user, _: change.check(id_, user),
        lambda t, channel, _: screens.channel_screen(t, channel),
    ),
    ChannelAction.MODE: (
        lambda change, id_, user, arg: change.set_mode(id_, user, PostingMode(arg)),
        lambda t, channel, _: screens.channel_screen(t, channel),
    ),
    ChannelAction.SILENT: (
        lambda change, id_, user, _: change.toggle_silent(id_, user),
        lambda t, channel, _: screens.channel_screen(t, channel),
    ),
    ChannelAction.COMMENTS: (
        lambda change, id_, user, _: change.toggle_comments(id_, user),
        lambda t, channel, _: screens.channel_screen(t, channel),
    ),
    ChannelAction.SLOTS: (_read, lambda t, channel, _: screens.slots_screen(t, channel)),
    ChannelAction.PRESET: (
        lambda change, id_, user, arg: change.use_preset(id_, user, arg),
        lambda t, channel, _: screens.slots_screen(t, channel),
    ),
    ChannelAction.DAY: (
        _read,
        lambda t, channel, arg: screens.day_screen(t, channel, _day_of(arg)),
    ),
    ChannelAction.HOUR: (
        lambda change, id_, user, arg: change.toggle_slot(id_, user, slot_of(arg)),
        lambda t, channel, arg: screens.day_screen(t, channel, _day_of(arg)),
    ),
    ChannelAction.COPY: (
        lambda change, id_, user, arg: change.copy_day(id_, user, _day_of(arg)),
        lambda t, channel, _: screens.slots_screen(t, channel),
    ),
    ChannelAction.ZONES: (
        _read,
        lambda t, channel, arg: screens.zones_screen(t, channel, _region_of(channel, arg)),
    ),
    ChannelAction.ZONE: (
        lambda change, id_, user, arg: change.set_zone(id_, user, zone_of(arg)),
        lambda t, channel, arg: screens.zones_screen(t, channel, _region_of(channel, arg)),
    ),
    ChannelAction.TEMPLATES: (_read, lambda t, channel, _: screens.templates_screen(t, channel)),
    ChannelAction.TEMPLATE: (
        lambda change, id_, user, arg: change.set_template(id_, user, TEMPLATES[arg], 0),
        lambda t, channel, _: screens.templates_screen(t, channel),
    ),
    ChannelAction.TOPIC: (_read, lambda t, channel, _: screens.topic_screen(t, channel)),
    ChannelAction.OFF: (_read, lambda t, channel, _: screens.off_screen(t, channel)),
}
