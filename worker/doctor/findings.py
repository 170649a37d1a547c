"""What a check found."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is."""

    OK = "ok"
    OPTIONAL = "optional"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """`name` is a technical name (a program, a setting); `detail` what was found; `mend` a Fluent
    key that says what to do, None when all is well."""

    name: str
    level: Level
    detail: str
    mend: str | None = None
