"""Titles that a person may take instead of typing one."""

import re
import unicodedata

from core.domain.excerpts import cut_at_word
from core.domain.records.clip import Clip

MOST = 3
LONGEST = 120
"""Letters of a title; what is longer is cut."""
_SHORTEST = 8
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that look like nothing."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+")


def suggested_titles(clip: Clip) -> tuple[str, ...]:
    """Return up to MOST titles that differ from the one in force: the one suggested first, what
    the moment comes to, how it begins."""
    first_sentence = _SENTENCE_ENDS.split(clip.meta.said or clip.meta.first_words, maxsplit=1)[0]
    ideas = (clip.meta.was_title, clip.meta.payoff, first_sentence)
    titles = dict.fromkeys(title for idea in ideas if (title := clean_title(idea)))
    others = [t for t in titles if len(t) >= _SHORTEST and t.casefold() != clip.title.casefold()]
    return tuple(others[:MOST])


def is_readable(text: str) -> bool:
    """Say whether there is something to be read: a letter, a digit or a picture."""
    return any(
        (char.isalnum() or unicodedata.category(char) == "So") and char not in _BLANK_LETTERS
        for char in text
    )


def clean_title(text: str) -> str:
    """Return a text as a title: one line, no more than LONGEST letters, no full stop."""
    line = cut_at_word(" ".join(text.split()), LONGEST)
    return line.removesuffix(".").rstrip(" ,;:")
