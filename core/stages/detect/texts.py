"""Clean what a model wrote before people see it."""

import re
import unicodedata

_LONGEST_TITLE = 100
_QUOTES = "\"'«»“”„`*#_ "
_HASHTAG_JUNK = re.compile(r"[^\w]+")
_MOST_LISTED = 5
_LONGEST_TAG = 30


def clean_text(value: object, longest: int) -> str:
    """Return one line of printable text of at most `longest` characters, cut at a word."""
    if not isinstance(value, str):
        return ""
    # Cc, Cf, Cs, Co, Cn: control, bidirectional overrides, lone surrogates, unassigned.
    shown = "".join(
        " " if letter.isspace() else letter
        for letter in value[: longest * 8]
        if letter.isspace() or letter == "\u200d" or unicodedata.category(letter)[0] != "C"
    )
    text = " ".join(shown.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:—-") + "…"


def clean_title(value: object) -> str:
    """Return a title without quotes around it and without a full stop; may be empty."""
    text = clean_text(value, _LONGEST_TITLE)
    if text[:1] in _QUOTES and text[-1:] in _QUOTES:
        text = text.strip(_QUOTES)
    text = text.rstrip(" ,;:—-")
    return text if text.endswith("..") else text.removesuffix(".")


def clean_list(value: object) -> tuple[str, ...]:
    """Return up to five short texts."""
    items = value if isinstance(value, list) else []
    cleaned = (clean_text(item, _LONGEST_TAG) for item in items[:20])
    return tuple(dict.fromkeys(text for text in cleaned if text))[:_MOST_LISTED]


def clean_hashtags(value: object) -> tuple[str, ...]:
    """Return up to five hashtags as Telegram takes them: #, letters, digits and underscores."""
    items = value.split() if isinstance(value, str) else value
    items = items if isinstance(items, list) else []
    tags = (_HASHTAG_JUNK.sub("", clean_text(item, _LONGEST_TAG).lower()) for item in items[:20])
    good = (f"#{tag}" for tag in tags if any(letter.isalpha() for letter in tag))
    return tuple(dict.fromkeys(good))[:_MOST_LISTED]
