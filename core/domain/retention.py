"""How long works are kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.domain.records.people import ChatSettings


@dataclass(frozen=True, slots=True)
class RetentionRules:
    """Days after the last change of a work until it is erased, and until its source video is; None
    = never, and as long as the work. A chat may choose other days for its works."""

    works_days: int | None = 90
    source_days: int | None = 14

    def days_for(self, settings: ChatSettings) -> int | None:
        """Return the days of a chat's works."""
        return settings.retention_days or self.works_days

    def source_days_for(self, settings: ChatSettings) -> int | None:
        """Return the days of a chat's source videos: at most those of the works."""
        known = [days for days in (self.source_days, self.days_for(settings)) if days is not None]
        return min(known, default=None)


def days_before(now: datetime, days: int) -> datetime:
    """Return the moment so many days ago."""
    return now - timedelta(days=days)
