"""Slots of a week, through time zones and summer time."""

from datetime import UTC, datetime

from core.domain.records.channel import WeekSlot
from core.domain.slots import free_slots

MONDAY_NOON = WeekSlot(0, 12 * 60)
FRIDAY_EVENING = WeekSlot(4, 19 * 60 + 30)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


def test_the_next_slot_is_told_in_utc() -> None:
    wednesday = utc(2026, 11, 25, 10)
    found = free_slots([MONDAY_NOON, FRIDAY_EVENING], "Europe/Moscow", wednesday, (), 2)
    assert found == (utc(2026, 11, 27, 16, 30), utc(2026, 11, 30, 9))


def test_a_taken_slot_is_passed_over() -> None:
    taken = [utc(2026, 11, 30, 9)]
    found = free_slots([MONDAY_NOON], "Europe/Moscow", utc(2026, 11, 25), taken)
    assert found == (utc(2026, 12, 7, 9),)


def test_a_slot_of_this_very_moment_is_over() -> None:
    now = utc(2026, 11, 30, 9)
    assert free_slots([MONDAY_NOON], "Europe/Moscow", now, ()) == (utc(2026, 12, 7, 9),)


def test_the_day_is_the_channels_not_ours() -> None:
    # Monday 00:30 in Vladivostok is Sunday 14:30 in UTC.
    night = WeekSlot(0, 30)
    found = free_slots([night], "Asia/Vladivostok", utc(2026, 11, 29, 12), ())
    assert found == (utc(2026, 11, 29, 14, 30),)


def test_the_wall_clock_stays_through_summer_time() -> None:
    found = free_slots([MONDAY_NOON], "Europe/Berlin", utc(2026, 10, 20), (), 2)
    assert found == (utc(2026, 10, 26, 11), utc(2026, 11, 2, 11))
    assert free_slots([MONDAY_NOON], "Europe/Berlin", utc(2026, 10, 18), ()) == (
        utc(2026, 10, 19, 10),
    )


def test_without_slots_there_is_no_time() -> None:
    assert free_slots([], "Europe/Moscow", utc(2026, 1, 1), ()) == ()
