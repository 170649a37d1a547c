"""What is kept of people, and what is on its way out."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is kept of one person. moments: clips, whatever became of them; shorts: those that
    were made.  files and bytes: what is stored for their videos.  posts: those that have not gone
    out yet.  payments: those of their books, the last of which is paid until `paid_until`, where
    that is to come."""

    videos: int = 0
    moments: int = 0
    shorts: int = 0
    files: int = 0
    bytes: int = 0
    styles: int = 0
    channels: int = 0
    posts: int = 0
    payments: int = 0
    paid_until: datetime | None = None

    @property
    def nothing(self) -> bool:
        """True for somebody who only ever talked."""
        return not any((self.videos, self.files, self.styles, self.channels, self.payments))


@dataclass(frozen=True, slots=True)
class Discard:
    """Objects to be deleted from `due_at` on: every one below `prefix` where it ends with a slash,
    else the one of that key. It outlives crashes, and is repeated until the store has done it."""

    prefix: str
    due_at: datetime
