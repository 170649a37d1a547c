"""Words the finder looks for, by language."""

from core.stages.detect.words.en import ENGLISH
from core.stages.detect.words.lexicon import CUES, Lexicon, normalise
from core.stages.detect.words.ru import RUSSIAN

__all__ = ["CUES", "Lexicon", "lexicon_for", "normalise"]


def lexicon_for(language: str, text: str) -> Lexicon:
    """Return the words of a BCP-47 language; by the script of `text` where it says nothing."""
    for lexicon in (RUSSIAN, ENGLISH):
        if language.lower().split("-")[0] == lexicon.language:
            return lexicon
    cyrillic = sum("а" <= letter <= "я" for letter in text.lower())
    return RUSSIAN if cyrillic * 2 > sum(letter.isalpha() for letter in text) else ENGLISH
