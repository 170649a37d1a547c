"""Time zones people choose from; any other IANA name can be typed."""

from zoneinfo import available_timezones

REGIONS: dict[str, tuple[str, ...]] = {
    "russia": (
        "Europe/Kaliningrad",
        "Europe/Moscow",
        "Europe/Samara",
        "Asia/Yekaterinburg",
        "Asia/Omsk",
        "Asia/Novosibirsk",
        "Asia/Krasnoyarsk",
        "Asia/Irkutsk",
        "Asia/Yakutsk",
        "Asia/Vladivostok",
        "Asia/Magadan",
        "Asia/Kamchatka",
    ),
    "cis": (
        "Europe/Minsk",
        "Europe/Kyiv",
        "Europe/Chisinau",
        "Asia/Tbilisi",
        "Asia/Yerevan",
        "Asia/Baku",
        "Asia/Almaty",
        "Asia/Tashkent",
        "Asia/Bishkek",
        "Asia/Dushanbe",
        "Asia/Ashgabat",
    ),
    "world": (
        "Europe/London",
        "Europe/Lisbon",
        "Europe/Madrid",
        "Europe/Paris",
        "Europe/Berlin",
        "Europe/Rome",
        "Europe/Prague",
        "Europe/Warsaw",
        "Europe/Belgrade",
        "Europe/Riga",
        "Europe/Athens",
        "Europe/Istanbul",
        "Asia/Jerusalem",
        "Asia/Dubai",
        "America/New_York",
    ),
}


def known_zone(name: str) -> str | None:
    """Return the IANA name that a person typed; its city alone is enough. None for no zone."""
    wanted = name.strip().replace(" ", "_").lower()
    named = sorted(zone for zone in available_timezones() if zone.lower() == wanted)
    of_city = sorted(
        zone for zone in available_timezones() if zone.lower().rpartition("/")[2] == wanted
    )
    return next(iter([*named, *of_city]), None)
