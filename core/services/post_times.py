"""When a channel's posts go out."""

from datetime import datetime

from core.domain.clock import utc_now
from core.domain.errors import NoSlotsError
from core.domain.records.channel import Channel
from core.domain.slots import free_slots
from core.ports.uow import UnitOfWork


async def next_slot(uow: UnitOfWork, channel: Channel, after: datetime | None = None) -> datetime:
    """Return the channel's next time of the week that no other post has. Raises NoSlotsError."""
    taken = [post.due_at for post in await uow.posts.open_at(channel.telegram_id)]
    rules = channel.rules
    free = free_slots(rules.slots, rules.time_zone, after or utc_now(), taken)
    if not free:
        raise NoSlotsError(f"channel {channel.id} has no slots")
    return free[0]
