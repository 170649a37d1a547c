"""File names from titles."""

import re

MAX_BYTES = 160
"""File systems limit names in bytes (255), and a Cyrillic letter takes two."""


def file_stem(video: str, position: int, title: str) -> str:
    """Return `talk-01-Как-мы-потеряли-всё`: letters and digits of any script, dashes between."""
    name = "-".join(re.findall(r"\w+", video))
    stem = f"{_cut(name, MAX_BYTES // 2)}-{position:02d}"
    for word in re.findall(r"\w+", title):
        longer = f"{stem}-{word}"
        if len(longer.encode()) > MAX_BYTES:
            break
        stem = longer
    return stem


def _cut(text: str, max_bytes: int) -> str:
    return text.encode()[:max_bytes].decode(errors="ignore")
