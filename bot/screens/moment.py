"""Moments as people read them, in a channel's own time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.domain.time_zones import REGIONS
from core.texts import Translator

_NAMED = frozenset(zone for zones in REGIONS.values() for zone in zones)


def moment(t: Translator, at: datetime, zone: str) -> str:
    """Return a moment: `ср, 25 ноября, 19:00`."""
    local = at.astimezone(ZoneInfo(zone))
    return t(
        "moment",
        weekday=t(f"weekday-{local.weekday()}"),
        day=local.day,
        month=t(f"month-{local.month}"),
        time=f"{local:%H:%M}",
    )


def zone_name(t: Translator, zone: str) -> str:
    """Return a time zone's name: of its best known city."""
    if zone in _NAMED:
        return t(f"zone-{zone.rpartition('/')[2].lower().replace('_', '-')}")
    return zone.replace("_", " ")
