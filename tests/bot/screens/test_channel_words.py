"""Weeks, moments and time zones in words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.screens.channel import week_words
from bot.screens.moment import moment, zone_name
from core.domain.records.channel import PostingRules, WeekSlot
from core.domain.time_zones import REGIONS, known_zone
from core.services.change_channel import SLOT_PRESETS
from core.texts import LANGUAGES
from tests.support.texts import bot_texts

TEXTS = bot_texts()
RU = TEXTS.translator("ru")


def test_days_that_are_alike_stand_together() -> None:
    assert week_words(RU, PostingRules(slots=SLOT_PRESETS["work"])) == "пн–пт 12:00, 19:00"
    assert week_words(RU, PostingRules(slots=SLOT_PRESETS["noon"])) == "каждый день 12:00"
    scattered = (WeekSlot(5, 900), WeekSlot(0, 570), WeekSlot(2, 570))
    assert week_words(RU, PostingRules(slots=scattered)) == "пн, ср 9:30; сб 15:00"


def test_a_moment_is_told_in_the_channels_time_through_summer_time() -> None:
    summer, winter = datetime(2026, 7, 1, 17, tzinfo=UTC), datetime(2026, 12, 1, 17, tzinfo=UTC)
    assert moment(RU, summer, "Europe/Berlin") == "ср, 1 июля, 19:00"
    assert moment(RU, winter, "Europe/Berlin") == "вт, 1 декабря, 18:00"
    assert moment(TEXTS.translator("en"), winter, "Asia/Kamchatka") == "Wed, December 2, 05:00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_zone_on_offer_exists_and_has_a_name(language: str) -> None:
    t = TEXTS.translator(language)
    zones = [zone for region in REGIONS.values() for zone in region]
    assert all(ZoneInfo(zone) for zone in zones)
    assert len({zone_name(t, zone) for zone in zones}) == len(zones)


def test_a_zone_may_be_typed_by_its_city() -> None:
    assert known_zone(" europe/moscow ") == "Europe/Moscow"
    assert known_zone("New York") == "America/New_York"
    assert known_zone("Нарния") is None
    assert zone_name(RU, "America/Argentina/Buenos_Aires") == "America/Argentina/Buenos Aires"
