"""File names from titles."""

import re
from dataclasses import dataclass, field

from core.domain.spans import Span

MAX_BYTES = 160
"""File systems limit names in bytes (255), and a Cyrillic letter takes two."""


@dataclass(frozen=True, slots=True)
class Names:
    """Gives every short of one run a name of its own: videos of two folders may be called alike."""

    _given: set[str] = field(default_factory=set)

    def give(self, stem: str) -> str:
        """Return `stem`, or `stem-2`, `stem-3`… when it was given before."""
        name, count = stem, 1
        while name in self._given:
            count += 1
            name = f"{stem}-{count}"
        self._given.add(name)
        return name


def file_stem(video: str, position: int, title: str) -> str:
    """Return `talk-01-Как-мы-потеряли-всё`: letters and digits of any script, dashes between."""
    stem = f"{_base(video)}-{position:02d}"
    for word in re.findall(r"\w+", title):
        longer = f"{stem}-{word}"
        if len(longer.encode()) > MAX_BYTES:
            break
        stem = longer
    return stem


def range_stem(video: str, span: Span) -> str:
    """Return `talk-1m15s-1m42.5s`."""
    return f"{_base(video)}-{_time(span.start_ms)}-{_time(span.end_ms)}"


def _base(video: str) -> str:
    name = "-".join(re.findall(r"\w+", video))
    return name.encode()[: MAX_BYTES // 2].decode(errors="ignore")


def _time(time_ms: int) -> str:
    minutes, rest_ms = divmod(time_ms, 60_000)
    return f"{minutes}m{rest_ms / 1000:g}s"
