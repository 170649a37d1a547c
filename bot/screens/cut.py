"""Foreign text made fit for a message: tidy, and short enough."""

import unicodedata

_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def units(text: str) -> int:
    """Return the length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def tidy(text: str) -> str:
    """Put the text on one line, without characters that would bend the lines around it."""
    kept = (
        " " if unicodedata.category(char) == "Cc" else char
        for char in text
        if char not in _BIDI_CONTROLS
    )
    return " ".join("".join(kept).split())


def cut(text: str, limit: int) -> str:
    """Return tidy text of at most `limit` units, cut between words, with `…` where it was cut."""
    text = tidy(text)
    if units(text) <= limit:
        return text
    room = limit - 1
    kept = ""
    for char in text:
        if units(kept + char) > room:
            break
        kept += char
    between_words = kept.rpartition(" ")[0]
    # A single endless word is cut where it must be; half of the room lost to a cut is too much.
    if units(between_words) * 2 >= room:
        kept = between_words
    return kept.rstrip(" .,;:!?–—-") + "…"
