"""Where sentences end in a transcript whose marks do not tell: pauses, words, capitals."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from core.domain.document import Word
from core.stages.detect.sentences import is_complete, words_of
from core.stages.detect.words import Lexicon

_PAUSES_MS = (150, 250, 600, 1_200)
_BY_PAUSE = (0.1, 0.3, 0.55, 0.65, 0.85)
_MARKED_ON = (",", ";", ":", "—", "–")
_GOES_ON = 0.05
_NEW_CAPITAL = 0.9
_STARTS = 0.25
_JOINS = 0.3
_DANGLES = 0.4
_HESITATES = 0.2
_LOW_LETTER = 0.3
_CAPITALS = 0.03


@dataclass(frozen=True)
class Evidence:
    """What a whole talk tells of its sentences.

    lower: words it also writes small.  has_capitals: sentences of it begin with a capital.
    """

    lexicon: Lexicon
    lower: frozenset[str]
    has_capitals: bool

    @classmethod
    def of(cls, words: Iterable[Word], lexicon: Lexicon) -> "Evidence":
        texts = [word.text for word in words]
        high = sum(text[:1].isupper() for text in texts)
        lower = frozenset(_bare(text) for text in texts if text.islower())
        return cls(lexicon, lower, high >= _CAPITALS * len(texts))

    def end_chance(self, word: Word, following: Word) -> float:
        """Return how likely a sentence ends between two words of one voice, 0..1."""
        if is_complete(word.text):
            return 1.0
        if word.text.endswith(_MARKED_ON):
            return _GOES_ON
        chance = _BY_PAUSE[bisect_right(_PAUSES_MS, following.start_ms - word.end_ms)]
        if self._is_new_capital(following.text):
            chance = max(chance, _NEW_CAPITAL)
        elif self.has_capitals and following.text[:1].islower():
            chance -= _LOW_LETTER
        chance += _STARTS * (_bare(following.text) in self.lexicon.starters)
        chance -= _JOINS * (_bare(following.text) in self.lexicon.joiners)
        chance -= _DANGLES * self.dangles(word)
        chance -= _HESITATES * (_bare(word.text) in self.lexicon.fillers)
        return max(_GOES_ON, min(1.0, chance))

    def dangles(self, word: Word) -> bool:
        """True for a word that something must follow, or a comma that says so."""
        said, lexicon = _bare(word.text), self.lexicon
        hangs = said in lexicon.dangling and said not in lexicon.closing
        return hangs or word.text.endswith(_MARKED_ON)

    def _is_new_capital(self, text: str) -> bool:
        """True for a capital that is no name's: the talk writes the word small as well."""
        is_shouted = len(text) > 1 and text.isupper()
        return text[:1].isupper() and not is_shouted and _bare(text) in self.lower


def _bare(text: str) -> str:
    return " ".join(words_of(text))
