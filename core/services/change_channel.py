"""A person changes how a channel is posted to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.errors import (
    BadTemplateError,
    BadZoneError,
    ChannelError,
    OutdatedError,
    TemplateTooLongError,
)
from core.domain.post_template import TEMPLATE_LIMIT, unknown_placeholders
from core.domain.records.channel import Channel, PostingMode, PostingRules, WeekSlot
from core.domain.records.people import User
from core.domain.time_zones import known_zone
from core.ports.uow import UnitOfWorkFactory
from core.services.channel_access import ChannelAccess

WORKDAYS, WEEK = range(5), range(7)

SLOT_PRESETS: dict[str, tuple[WeekSlot, ...]] = {
    "work": tuple(WeekSlot(day, hour * 60) for day in WORKDAYS for hour in (12, 19)),
    "noon": tuple(WeekSlot(day, 12 * 60) for day in WEEK),
    "three": tuple(WeekSlot(day, hour * 60) for day in WEEK for hour in (10, 14, 19)),
    "none": (),
}

MOST_SLOTS = 168
Change = Callable[[PostingRules], PostingRules]


@dataclass(frozen=True, slots=True)
class ChangeChannel:
    """Reads and changes rules. Every call raises OutdatedError, ChannelNotYoursError and
    EngineUnavailableError."""

    uow: UnitOfWorkFactory
    channels: ChannelAccess

    async def read(self, channel_id: UUID, actor: User) -> Channel:
        return await self.channels.to_channel(channel_id, actor)

    async def check(self, channel_id: UUID, actor: User) -> Channel:
        """Look whether the channel can be posted to now; return it as it is then."""
        await self.channels.look(await self.channels.to_channel(channel_id, actor))
        return await self.channels.to_channel(channel_id, actor)

    async def set_mode(self, channel_id: UUID, actor: User, mode: PostingMode) -> Channel:
        """Raises also ChannelError: nothing is promised of a channel that cannot be posted to."""
        channel = await self.channels.to_channel(channel_id, actor)
        if mode is not PostingMode.OFF:
            problem: ChannelError | None = (await self.channels.look(channel)).problem
            if problem is not None:
                raise problem
        return await self._change(channel_id, actor, lambda rules: replace(rules, mode=mode))

    async def toggle_slot(self, channel_id: UUID, actor: User, slot: WeekSlot) -> Channel:
        """Add a time of the week, or take it away."""
        return await self._change(channel_id, actor, lambda rules: _toggled(rules, slot))

    async def copy_day(self, channel_id: UUID, actor: User, weekday: int) -> Channel:
        """Give every day the times of this one."""

        def copied(rules: PostingRules) -> PostingRules:
            minutes = [slot.minute for slot in rules.slots if slot.weekday == weekday]
            slots = tuple(WeekSlot(day, minute) for day in WEEK for minute in minutes)
            return replace(rules, slots=slots)

        return await self._change(channel_id, actor, copied)

    async def use_preset(self, channel_id: UUID, actor: User, name: str) -> Channel:
        if name not in SLOT_PRESETS:
            raise OutdatedError(f"no slots called {name!r}")
        slots = SLOT_PRESETS[name]
        return await self._change(channel_id, actor, lambda rules: replace(rules, slots=slots))

    async def set_zone(self, channel_id: UUID, actor: User, name: str) -> Channel:
        """Raises also BadZoneError."""
        zone = known_zone(name)
        if zone is None:
            raise BadZoneError(f"no zone {name!r}", name=name[:60])
        return await self._change(channel_id, actor, lambda rules: replace(rules, time_zone=zone))

    async def set_template(self, channel_id: UUID, actor: User, html: str, letters: int) -> Channel:
        """Take a caption of so many letters over. Raises also BadTemplateError,
        TemplateTooLongError."""
        if letters > TEMPLATE_LIMIT:
            raise TemplateTooLongError(f"{letters} letters", limit=TEMPLATE_LIMIT)
        if unknown := unknown_placeholders(html):
            names = ", ".join(f"{{{name}}}" for name in unknown)
            raise BadTemplateError(f"unknown {names}", names=names[:100])
        return await self._change(channel_id, actor, lambda rules: replace(rules, template=html))

    async def toggle_silent(self, channel_id: UUID, actor: User) -> Channel:
        def toggled(rules: PostingRules) -> PostingRules:
            return replace(rules, silent=not rules.silent)

        return await self._change(channel_id, actor, toggled)

    async def toggle_comments(self, channel_id: UUID, actor: User) -> Channel:
        def toggled(rules: PostingRules) -> PostingRules:
            return replace(rules, link_in_comments=not rules.link_in_comments)

        return await self._change(channel_id, actor, toggled)

    async def set_topic(
        self, telegram_id: int, actor: User, thread_id: int | None
    ) -> Channel | None:
        """Post into this topic of a group that the person connected; None when they did not."""
        async with self.uow() as uow:
            connected = await uow.channels.at(telegram_id)
        mine = [channel for channel in connected if channel.connected_by == actor.id]
        changed = None
        for channel in mine:
            changed = await self._change(
                channel.id, actor, lambda rules: replace(rules, thread_id=thread_id)
            )
        return changed

    async def disconnect(self, channel_id: UUID, actor: User) -> Channel:
        """Forget the channel and what waits for it."""
        channel = await self.channels.to_channel(channel_id, actor)
        async with self.uow() as uow:
            await uow.channels.remove(channel_id)
            await uow.commit()
        return channel

    async def _change(self, channel_id: UUID, actor: User, change: Change) -> Channel:
        await self.channels.to_channel(channel_id, actor)
        async with self.uow() as uow:
            fresh = await uow.channels.get(channel_id)
            if fresh is None:
                raise OutdatedError(f"no channel {channel_id}")
            changed = replace(fresh, rules=change(fresh.rules))
            await uow.channels.set_rules(channel_id, changed.rules)
            await uow.commit()
        return changed


def _toggled(rules: PostingRules, slot: WeekSlot) -> PostingRules:
    kept = [each for each in rules.slots if each != slot]
    if len(kept) == len(rules.slots) and len(kept) < MOST_SLOTS:
        kept.append(slot)
    return replace(rules, slots=tuple(sorted(kept, key=lambda each: (each.weekday, each.minute))))
