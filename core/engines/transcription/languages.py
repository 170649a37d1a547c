"""Guessing a language from its letters, for transcripts that do not tell."""

_CYRILLIC = range(0x0400, 0x0530)


def guess_language(text: str) -> str:
    """Return "ru" for mostly Cyrillic text, otherwise "en"."""
    letters = [char for char in text if char.isalpha()]
    cyrillic = sum(ord(char) in _CYRILLIC for char in letters)
    return "ru" if 2 * cyrillic > len(letters) else "en"
