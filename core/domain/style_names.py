"""Names of caption styles."""

import unicodedata

from core.domain.errors import StyleNameError

MAX_LETTERS = 40


def clean_name(text: str) -> str:
    """Return the name as it is kept: one line, single spaces.

    Raises StyleNameError for an empty one, one of more than MAX_LETTERS, and one with signs that
    nobody sees.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    invisible = any(unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn") for sign in name)
    if not 1 <= len(name) <= MAX_LETTERS or invisible:
        raise StyleNameError(f"{text!r}", limit=MAX_LETTERS)
    return name


def name_key(name: str) -> str:
    """Return what two names share that people would call the same."""
    return unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")


def numbered(name: str, number: int) -> str:
    """Return the name with a number after it, cut so that it stays a good one."""
    if number == 1:
        return name
    after = f" {number}"
    return name[: MAX_LETTERS - len(after)].rstrip() + after
