"""Hashtags from the words a passage comes back to."""

import re
from collections import Counter, defaultdict

from core.stages.detect.sentences import words_of
from core.stages.detect.talk import Talk
from core.stages.detect.words import Lexicon

_SHORTEST = 4
_STEM = 5
_MOST = 3
_LETTERS = re.compile(r"[^\W\d_]+$")


def hashtags_of(talk: Talk, first: int, last: int) -> tuple[str, ...]:
    """Return up to three hashtags for sentences `first`..`last`.

    Words that share a beginning are one; the form that reads best on its own stands for them.
    """
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for at, sentence in enumerate(talk.sentences):
        for word in words_of(sentence.text):
            if _may_be_topic(word, talk.lexicon):
                forms[word[:_STEM]][word] += 3 if first <= at <= last else 1
    inside = {w[:_STEM] for w in words_of(talk.text(first, last))}
    found = [counts for stem, counts in forms.items() if stem in inside]
    found.sort(key=lambda counts: _weight(counts, talk.lexicon), reverse=True)
    return tuple("#" + _best_form(counts, talk.lexicon) for counts in found[:_MOST])


def _may_be_topic(word: str, lexicon: Lexicon) -> bool:
    long_enough = len(word) >= _SHORTEST and _LETTERS.match(word) is not None
    return long_enough and word not in lexicon.stop_words and word not in lexicon.fillers


def _weight(counts: Counter[str], lexicon: Lexicon) -> float:
    doubt = 0.3 if all(lexicon.doubtful.search(word) for word in counts) else 1.0
    doubt *= 0.6 if all(lexicon.oblique.search(word) for word in counts) else 1.0
    return counts.total() * doubt * (1 + len(max(counts, key=len)) / 20)


def _best_form(counts: Counter[str], lexicon: Lexicon) -> str:
    def reads_badly(word: str) -> tuple[bool, bool, int, int]:
        doubtful = lexicon.doubtful.search(word) is not None
        oblique = lexicon.oblique.search(word) is not None
        return doubtful, oblique, -counts[word], len(word)

    return min(counts, key=reads_badly)
