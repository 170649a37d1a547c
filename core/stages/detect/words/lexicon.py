"""What the finder knows of a language: data, turned into patterns once."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

CUES = ("hook", "number", "contrast", "emotion", "superlative", "conclusion", "advice", "you")
"""Kinds of words that speak for a moment."""


def normalise(text: str) -> str:
    """Return lower case text, composed, with ё as е: recognisers write either."""
    return unicodedata.normalize("NFC", text).lower().replace("ё", "е")


def pattern(entries: str) -> re.Pattern[str]:
    """Compile words and phrases, one a line or comma separated; a trailing * means any ending."""
    listed = [entry.strip() for entry in re.split(r"[,\n]", entries) if entry.strip()]
    ways = sorted((re.escape(e).replace(r"\*", r"\w*") for e in listed), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def listed(entries: str) -> frozenset[str]:
    """Return the entries of a comma or line separated list."""
    return frozenset(e.strip() for e in re.split(r"[,\n]", entries) if e.strip())


def openings(entries: str) -> re.Pattern[str]:
    """Compile patterns, one a line or between bars with spaces around them."""
    ways = [way.strip() for way in re.split(r"\n|\s\|\s", entries) if way.strip()]
    return re.compile("|".join(ways))


@dataclass(frozen=True)
class Lexicon:
    """Words of one language, lower case, ё as е.

    cues: entries by kind of CUES, see `pattern`.
    orphans: openers that point at what was said before.  replies: openers that do so where a mark
    sets them apart.  openings: what begins like an orphan and yet needs nothing before it.
    weak: openers that are better left out.  joins: those that make even a question go on.
    starters: words that begin a sentence more often than not.  joiners: those that hardly do.
    asks: how a question begins.  asks_last: how it begins where another voice answers it.
    confirms: first words of an answer to a question of any words.
    follow_ups: openers of a question that goes on with the same subject.
    fillers: sounds and words that say nothing.  dangling: words no title may end with.
    stop_words: never a hashtag.  doubtful: endings of words that are rarely the topic.
    oblique: endings of noun forms that read badly on their own.
    reasons: what to tell people, by cue or circumstance.
    """

    language: str
    cues: dict[str, str]
    orphans: frozenset[str]
    replies: frozenset[str]
    openings: re.Pattern[str]
    weak: frozenset[str]
    joins: frozenset[str]
    starters: frozenset[str]
    joiners: frozenset[str]
    asks: re.Pattern[str]
    asks_last: re.Pattern[str]
    confirms: frozenset[str]
    follow_ups: frozenset[str]
    fillers: frozenset[str]
    dangling: frozenset[str]
    closing: frozenset[str]
    stop_words: frozenset[str]
    doubtful: re.Pattern[str]
    oblique: re.Pattern[str]
    reasons: dict[str, str]

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The cues as patterns over normalised text."""
        return {kind: pattern(entries) for kind, entries in self.cues.items()}
