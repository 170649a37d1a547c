"""The score of a passage: five parts of 0..20, every point of which can be explained."""

import math
from dataclasses import dataclass
from itertools import pairwise

from core.stages.detect.costs import answers_previous, end_cost, start_cost
from core.stages.detect.local.features import Features, breaks_of, features_of
from core.stages.detect.talk import Talk

_OPENING_MS = 5_000
_CLOSING_MS = 7_000
_INNER_BREAK = 0.5
_SUSPENSE_MS = range(500, 2_500)


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences `first`..`last`, both inclusive, with sub-scores 0..20 by name."""

    first: int
    last: int
    subscores: dict[str, int]

    @property
    def score(self) -> int:
        return sum(self.subscores.values())


class Scorer:
    """Scores passages of one talk."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.features = features_of(talk)
        self.breaks = breaks_of(talk, self.features)
        self._start_costs = [start_cost(talk, at) for at in range(len(talk))]
        self._end_costs = [end_cost(talk, at) for at in range(len(talk))]

    def score(self, first: int, last: int) -> Passage:
        """Score sentences `first`..`last`."""
        inside = self.features[first : last + 1]
        seconds = self.talk.length_ms(first, last) / 1000
        parts = {
            "hook": self._hook(first, last),
            "standalone": self._standalone(first, last),
            "emotion": self._emotion(first, last, inside, seconds),
            "payoff": self._payoff(first, last),
            "share": _share(inside, seconds),
        }
        return Passage(first, last, {name: _part(points) for name, points in parts.items()})

    def opening(self, first: int, last: int) -> list[int]:
        """Return the sentences of the first seconds."""
        until = self.talk.starts[first] + _OPENING_MS
        return [at for at in range(first, last + 1) if at == first or self.talk.starts[at] < until]

    def closing(self, first: int, last: int) -> list[int]:
        """Return the sentences of the last seconds."""
        since = self.talk.ends[last] - _CLOSING_MS
        return [at for at in range(first, last + 1) if at == last or self.talk.starts[at] > since]

    def _hook(self, first: int, last: int) -> float:
        opening = self.opening(first, last)
        found = [self.features[at] for at in opening]
        value = 6.0 + 5.0 * any(self.talk.sentences[at].is_question for at in opening[:2])
        value += 3.0 * min(2, _sum(found, "hook")) + 3.0 * bool(_sum(found, "number"))
        value += 2.0 * bool(_sum(found, "superlative")) + 2.0 * bool(_sum(found, "contrast"))
        value += 1.5 * bool(_sum(found, "emotion")) + bool(_sum(found, "you"))
        value += 2.0 * max(f.loud for f in found)
        value -= 3.0 * found[0].starts_with_filler + 4.0 * found[0].is_remark
        return value - 0.6 * self._start_costs[first]

    def _standalone(self, first: int, last: int) -> float:
        crossed = [b for b in self.breaks[first + 1 : last + 1] if b > _INNER_BREAK]
        value = 8.0 + 6.0 * self.breaks[first] + 6.0 * self.breaks[last + 1]
        value -= 0.6 * self._start_costs[first] + 0.6 * self._end_costs[last]
        return value - 9.0 * sum(crossed)

    def _emotion(
        self, first: int, last: int, inside: tuple[Features, ...], seconds: float
    ) -> float:
        exclaimed = sum(f.is_exclamation for f in inside)
        points = 3.0 * _sum(inside, "emotion") + 2.0 * min(3, exclaimed)
        points += 1.0 * min(5, self.turns(first, last))
        points += 2.0 * min(3.0, sum(f.overlap for f in inside))
        value = 4.0 + points * _fair(seconds)
        value += 3.0 * max(f.loud for f in inside) + 3.0 * max(f.mood for f in inside)
        return value + 5.0 * max(f.laughter for f in inside) + 1.5 * max(f.fast for f in inside)

    def _payoff(self, first: int, last: int) -> float:
        closing = self.closing(first, last)
        found = [self.features[at] for at in closing]
        value = 4.0 + 4.0 * bool(_sum(found, "conclusion")) + 2.5 * bool(_sum(found, "number"))
        value += 2.5 * bool(_sum(found, "superlative")) + 2.0 * bool(_sum(found, "emotion"))
        value += 1.5 * bool(_sum(found, "contrast")) + 2.0 * found[-1].is_short
        value += 1.0 * found[-1].is_exclamation - 3.0 * found[-1].is_remark
        value += 4.0 * max(f.laughter for f in found)
        value += 1.5 * any(self._keeps_waiting(at) for at in closing if at > first)
        value += 4.0 * self.breaks[last + 1] + 3.0 * self.answers(first, last)
        return value - 0.5 * self._end_costs[last]

    def _keeps_waiting(self, at: int) -> bool:
        """True for a sentence its own speaker holds back for a moment."""
        before, sentence = self.talk.sentences[at - 1], self.talk.sentences[at]
        return sentence.speaker == before.speaker and sentence.gap_ms in _SUSPENSE_MS

    def turns(self, first: int, last: int) -> int:
        """Return how often the speaker changes."""
        voices = [s.speaker for s in self.talk.sentences[first : last + 1]]
        return sum(a != b for a, b in pairwise(voices))

    def answers(self, first: int, last: int) -> bool:
        """True when the passage opens with a question and holds its answer."""
        sentences, highest = self.talk.sentences, min(first + 1, last - 1)
        return any(
            sentences[at].is_question and answers_previous(self.talk, at + 1)
            for at in range(first, highest + 1)
        )


def _share(inside: tuple[Features, ...], seconds: float) -> float:
    points = 2.5 * min(3, _sum(inside, "number")) + 2.0 * min(3, _sum(inside, "superlative"))
    points += 2.0 * min(2, _sum(inside, "contrast")) + 1.5 * min(2, _sum(inside, "advice"))
    points += 1.5 * min(3, _sum(inside, "hook"))
    return 3.0 + points * _fair(seconds)


def _part(points: float) -> int:
    """Return 0..20, ever harder to raise: a passage that has everything is rare."""
    return round(20.0 * (1.0 - math.exp(-max(0.0, points) / 12.0)))


def _sum(features: tuple[Features, ...] | list[Features], kind: str) -> int:
    return sum(f.cues[kind] for f in features)


def _fair(seconds: float) -> float:
    """Return a factor that keeps long passages from winning by holding more words."""
    return min(1.3, math.sqrt(30.0 / max(10.0, seconds)))
