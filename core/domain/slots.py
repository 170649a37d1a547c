"""When a channel's next post goes out: times of a week, in the channel's own zone."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from core.domain.records.channel import WeekSlot

WEEKS_AHEAD = 60
"""Where every slot of more than a year is taken, something is wrong."""


def free_slots(
    slots: Collection[WeekSlot],
    time_zone: str,
    after: datetime,
    taken: Collection[datetime],
    count: int = 1,
) -> tuple[datetime, ...]:
    """Return the next `count` moments (UTC) of a week's slots later than `after`, but not `taken`.

    A slot keeps its hour of the wall clock through changes of summer time; one in the hour that is
    skipped is moved on by the gap. Fewer moments where there are no slots.
    """
    held = set(taken)
    free = (moment for moment in _moments(tuple(slots), time_zone, after) if moment not in held)
    return tuple(islice(free, count))


def _moments(slots: Sequence[WeekSlot], time_zone: str, after: datetime) -> Iterator[datetime]:
    zone = ZoneInfo(time_zone)
    today = after.astimezone(zone).date()
    ordered = sorted(set(slots), key=lambda slot: (slot.weekday, slot.minute))
    for day in (today + timedelta(days=n) for n in range(7 * WEEKS_AHEAD)):
        for slot in ordered:
            if slot.weekday == day.weekday():
                hour, minute = divmod(slot.minute, 60)
                local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
                moment = local.astimezone(UTC)
                if moment > after:
                    yield moment
