"""What a made-up talk is put together from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Phrases by use. `{thing}`, `{who}`, `{place}`, `{number}` are filled in.

    orphans: first words that lean on what was said before.
    """

    code: str
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    statements: tuple[str, ...]
    payoffs: tuple[str, ...]
    follow_ups: tuple[str, ...]
    interjections: tuple[str, ...]
    orphans: tuple[str, ...]
    fillers: tuple[str, ...]
    things: tuple[str, ...]
    who: tuple[str, ...]
    places: tuple[str, ...]
    numbers: tuple[str, ...]


def listed(text: str) -> tuple[str, ...]:
    """Return the lines of `text`, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
