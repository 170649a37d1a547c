"""Where in a talk the terms of a question are heard, and how much each place is about them."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.stages.detect.query.question import Term
from core.stages.detect.query.stems import Stems, are_alike, words_in
from core.stages.detect.talk import Talk

# BM25 with the usual constants. Speech comes in short sentences, so each counts together with
# those around it.
_K1 = 1.2
_B = 0.75
_AROUND = {-2: 0.25, -1: 0.5, 0: 1.0, 1: 0.5, 2: 0.25}
_LEAST_COVERED = 1 / 3


@dataclass(frozen=True)
class Heard:
    """Occurrences of terms. counts: how often each term is heard, by sentence, in the terms'
    order.  lengths: words of every sentence.  forms: the words as said, by sentence."""

    terms: tuple[Term, ...]
    counts: tuple[Mapping[int, int], ...]
    lengths: Sequence[int]
    forms: Mapping[int, Sequence[str]]

    @cached_property
    def rarity(self) -> tuple[float, ...]:
        """The weight of each term: what is seldom said tells more. Never heard weighs most."""
        total = len(self.lengths)
        return tuple(
            math.log(1 + (total - len(counts) + 0.5) / (len(counts) + 0.5))
            for counts in self.counts
        )

    @cached_property
    def _typical_length(self) -> float:
        return sum(_AROUND.values()) * sum(self.lengths) / len(self.lengths)

    @cached_property
    def anchors(self) -> list[int]:
        """Sentences a place may be built around, the most relevant first."""
        required = [c for term, c in zip(self.terms, self.counts, strict=True) if term.required]
        found = sorted(set().union(*(required or self.counts)))
        return sorted(found, key=self.relevance, reverse=True)

    @cached_property
    def sentences(self) -> list[int]:
        """Sentences in which anything is heard, in order."""
        return sorted(set().union(*self.counts))

    def relevance(self, at: int) -> float:
        """Return the BM25 score of a sentence with its neighbours."""
        around = {at + step: part for step, part in _AROUND.items()}
        length = sum(part * self.lengths[i] for i, part in around.items() if self._exists(i))
        slack = _K1 * (1 - _B + _B * length / max(1.0, self._typical_length))
        score = 0.0
        for weight, counts in zip(self.rarity, self.counts, strict=True):
            often = sum(part * counts.get(i, 0) for i, part in around.items())
            score += weight * often * (_K1 + 1) / (often + slack)
        return score

    def relevance_of(self, first: int, last: int) -> float:
        """Return how much sentences `first`..`last` are about the question; 0 where they lack a
        required term, or too much of what was asked."""
        score = covered = 0.0
        for term, weight, counts in zip(self.terms, self.rarity, self.counts, strict=True):
            often = sum(counts.get(i, 0) for i in range(first, last + 1))
            if term.required and not often:
                return 0.0
            covered += weight if often else 0.0
            score += weight * often * (_K1 + 1) / (often + _K1)
        return score if covered >= _LEAST_COVERED * sum(self.rarity) else 0.0

    def _exists(self, at: int) -> bool:
        return 0 <= at < len(self.lengths)


def listen(talk: Talk, terms: Sequence[Term], stems: Stems) -> Heard:
    """Find the terms in the words of a talk; a phrase may run over the end of a sentence."""
    said = [words_in(sentence.text) for sentence in talk.sentences]
    tokens = [(at, word) for at, words in enumerate(said) for word in words]
    alike = _Alike(stems, {word for _, word in tokens})
    counts: list[Counter[int]] = []
    forms: dict[int, list[str]] = {}
    for term in terms:
        counted = Counter[int]()
        for begin in _occurrences(term, tokens, alike):
            spoken = tokens[begin : begin + len(term.stems)]
            counted.update({at for at, _ in spoken})
            forms.setdefault(spoken[0][0], []).append(" ".join(word for _, word in spoken))
        counts.append(counted)
    return Heard(tuple(terms), tuple(counts), [len(words) for words in said], forms)


class _Alike:
    """Which spoken words have a stem, looked up once for each."""

    def __init__(self, stems: Stems, vocabulary: Iterable[str]) -> None:
        self._stem_of = {word: stems.of(word) for word in vocabulary}
        self._words: dict[str, frozenset[str]] = {}

    def words(self, stem: str) -> frozenset[str]:
        known = self._words.get(stem)
        if known is None:
            known = self._words[stem] = frozenset(
                word for word, other in self._stem_of.items() if are_alike(stem, other)
            )
        return known


def _occurrences(term: Term, tokens: Sequence[tuple[int, str]], alike: _Alike) -> Iterator[int]:
    ways = [alike.words(stem) for stem in term.stems]
    for begin in range(len(tokens) - len(ways) + 1):
        if all(tokens[begin + step][1] in way for step, way in enumerate(ways)):
            yield begin
