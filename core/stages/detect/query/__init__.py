"""Finding where a talk is about something."""

from core.stages.detect.query.search import (
    NOTE_FOUND_BY_WORDS,
    NOTE_PARTLY_FOUND_BY_WORDS,
    find_moments,
)

__all__ = ["NOTE_FOUND_BY_WORDS", "NOTE_PARTLY_FOUND_BY_WORDS", "find_moments"]
