"""Which processes live, and what administrators have to see to."""

from dataclasses import dataclass
from datetime import datetime

from core.domain.records.project import ErrorNote


@dataclass(frozen=True, slots=True)
class Process:
    """A process of this installation. `part`: bot, or the lane of a worker."""

    id: str
    part: str
    host: str
    started_at: datetime
    beat_at: datetime


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that is wrong (`raised`), or was.

    key: what it is about.  note: its words.  seen_at: when it was found wrong last.
    told: the state that administrators know;  told_at: since when.
    """

    key: str
    raised: bool
    note: ErrorNote
    changed_at: datetime
    seen_at: datetime
    told: bool = False
    told_at: datetime | None = None
