"""The first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.keyboards.admin import home_keyboard
from bot.screens.admin.alarm import alarm_words
from bot.screens.screen import Screen
from core.domain.figures import PeopleFigures
from core.domain.records.health import Alarm
from core.services.admin.queue import QueueReport
from core.texts import Translator
from core.texts.units import dollars


@dataclass(frozen=True, slots=True)
class Overview:
    """How everything is: failures of a day, money of today and of a month."""

    people: PeopleFigures
    queue: QueueReport
    failures: int
    today_usd: Decimal
    month_usd: Decimal
    alarms: Sequence[Alarm]


def home_screen(t: Translator, overview: Overview) -> Screen:
    """How everything is, and the way to the other pages."""
    waiting = sum(lane.waiting for lane in overview.queue.lanes)
    running = sum(lane.running for lane in overview.queue.lanes)
    people = overview.people
    lines = [
        t("admin"),
        "",
        t("admin-home-people", total=people.total, new=people.new_1d, active=people.active_7d),
        t("admin-home-queue", running=running, waiting=waiting),
        t("admin-home-failures", count=overview.failures),
        t(
            "admin-home-spend",
            today=dollars(overview.today_usd),
            month=dollars(overview.month_usd),
        ),
    ]
    if overview.alarms:
        lines += ["", t("admin-home-alarms"), *(alarm_words(t, each) for each in overview.alarms)]
    return Screen("\n".join(lines), home_keyboard(t.plain))
