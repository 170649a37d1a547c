"""How long ago."""

from datetime import datetime, timedelta

from core.texts import Translator

_HOURS = timedelta(hours=1)
_DAYS = timedelta(days=1)


def age(t: Translator, since: datetime, now: datetime) -> str:
    """Return a stretch of time: `40 с`, `5 мин`, `3 ч`, `2 дн`."""
    return stretch(t, now - since)


def stretch(t: Translator, passed: timedelta) -> str:
    """The same of a length of time."""
    seconds = max(0, int(passed.total_seconds()))
    if seconds < 60:  # noqa: PLR2004
        return t("age-seconds", count=seconds)
    if passed < _HOURS:
        return t("age-minutes", count=seconds // 60)
    if passed < _DAYS:
        return t("age-hours", count=seconds // 3600, minutes=seconds // 60 % 60)
    return t("age-days", count=passed.days)
