"""What people of a chat made of earlier suggestions: examples for the next search."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person did with a suggestion."""

    APPROVED = "approved"
    REJECTED = "rejected"
    EDITED = "edited"
    """Taken, but with another title or other cuts."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decided suggestion.

    title, said: as suggested.  kept_title, kept_said: as taken, where it was EDITED.
    """

    verdict: Verdict
    title: str
    said: str
    judged_at: datetime
    kept_title: str = ""
    kept_said: str = ""
