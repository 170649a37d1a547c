"""Stars instead of obscene words."""

import re

from core.stages.profanity.lists import profanity_list

_WORD = re.compile(r"[^\W_]+(?:[@$*][^\W_]+)*")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_LOOK_ALIKES = str.maketrans("abcehkmnoptuxy03@", "авсенкмпортихуоза")
_SPELLING = str.maketrans("ё", "е")
_SHORTEST = 2


def masked(text: str) -> str:
    """Return the text with the middle of obscene words starred: first and last letter stay.

    Russian and English words are known, also drawn out («сууука») and with Latin letters or digits
    among Cyrillic ones. Everything else is returned as it is.
    """
    return _WORD.sub(lambda found: _stars(found[0]) if is_profane(found[0]) else found[0], text)


def is_profane(word: str) -> bool:
    """Say whether a single word, without punctuation, is obscene."""
    language = "ru" if _CYRILLIC.search(word) else "en"
    return profanity_list(language).holds(plain(word))


def plain(word: str) -> str:
    """Return the spelling that the lists are written in."""
    lower = word.casefold().translate(_SPELLING)
    if _CYRILLIC.search(lower):
        lower = lower.translate(_LOOK_ALIKES)
    return _DRAWN_OUT.sub(r"\1", lower)


def _stars(word: str) -> str:
    return word[0] + "*" * (len(word) - 2) + word[-1] if len(word) > _SHORTEST else word[0] + "*"
