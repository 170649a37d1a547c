"""The score of a moment: what was said, by its sub-scores, and how, by the signals of the sound.

    said  = 100 * sum(weight * sub-score / 20) / sum(weight)     over the five sub-scores
    sound = 100 * sum(weight * signal) / sum(weight)             over the signals that were measured
    score = (1 - signals_share) * said + signals_share * sound

A signal that was not measured drops out of its sum; where none was, the score is `said` alone.
Weights of 0 leave a part out: with every sub-score left out the score is `sound` alone, and with
nothing left at all the sub-scores count equally.

A signal is 0 where a moment is like the rest of the talk and 1 where it stands out as far as
talks do; so the sound of an ordinary moment lowers every score alike and changes no order.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from core.domain.moments import ScoreWeights
from core.stages.detect.costs import answers_previous
from core.stages.detect.talk import Sentence, Talk

_BEST_SUBSCORE = 20

# Where each signal reaches 1.
_LOUD_DB = 6.0
_FAST = 0.5
_OVERLAP = 0.3
_SENTIMENT = 0.8
_TURNS_PER_MIN = 12.0

# A pause that makes people wait: shorter is breath, longer is another subject.
_BREATH_MS = 350
_DRAMATIC_MS = 900
_TOO_LONG_MS = 2_500
_EARLY_PAUSE = 0.5


def composite(
    subscores: Mapping[str, int], signals: Mapping[str, float], weights: ScoreWeights
) -> int:
    """Return the score, 0..100, of `subscores` (0..20 each) and `signals` (0..1 each)."""
    parts = {name: value / _BEST_SUBSCORE for name, value in subscores.items()}
    said = _weighted(parts, weights.subscores)
    sound = _weighted(signals, weights.signals)
    if said is None and sound is None:
        said = _weighted(parts, dict.fromkeys(parts, 1.0)) or 0.0
    if said is None or sound is None:
        share = 0.0 if sound is None else 1.0
    else:
        share = weights.signals_share
    score = (1 - share) * (said or 0.0) + share * (sound or 0.0)
    return round(100 * max(0.0, min(1.0, score)))


def _weighted(values: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    """Return the weighted mean of what has a weight, None where nothing has."""
    total = sum(weights.get(name, 0.0) for name in values)
    if total <= 0:
        return None
    return sum(weights.get(name, 0.0) * value for name, value in values.items()) / total


def signals_of(talk: Talk, first: int, last: int) -> dict[str, float]:
    """Return those of SIGNALS that are known of sentences `first`..`last`, 0..1 each.

    loudness, pace, sentiment: the strongest third of the sentences.  overlap: share of the time.
    laughter: the one sentence that is laughed at most.  pauses: the most telling pause inside.
    dialogue: turns a minute, and a question that is answered.
    """
    inside = talk.sentences[first : last + 1]
    found = {
        "loudness": _strongest(_known(inside, "loudness_db"), _LOUD_DB),
        "pace": _strongest([pace - 1 for pace in _known(inside, "pace")], _FAST),
        "pauses": _pauses(inside),
        "overlap": _overlap(inside),
        "laughter": max(_known(inside, "laughter"), default=None),
        "dialogue": _dialogue(talk, first, last),
        "sentiment": _strongest([abs(s) for s in _known(inside, "sentiment")], _SENTIMENT),
    }
    return {
        name: round(max(0.0, min(1.0, value)), 3)
        for name, value in found.items()
        if value is not None
    }


def _known(sentences: Sequence[Sentence], name: str) -> list[float]:
    values = (getattr(sentence.signals, name) for sentence in sentences)
    return [value for value in values if value is not None]


def _strongest(values: Sequence[float], full: float) -> float | None:
    """Return the mean of the largest third in parts of `full`: one shout is not the whole moment"""
    if not values:
        return None
    top = sorted(values, reverse=True)[: -(-len(values) // 3)]
    return sum(max(0.0, min(1.0, value / full)) for value in top) / len(top)


def _overlap(sentences: Sequence[Sentence]) -> float | None:
    known = [(s.signals.overlap, s.end_ms - s.start_ms) for s in sentences]
    parts = [(share, ms) for share, ms in known if share is not None]
    total_ms = sum(ms for _, ms in parts)
    return sum(share * ms for share, ms in parts) / total_ms / _OVERLAP if total_ms else None


def _pauses(sentences: Sequence[Sentence]) -> float | None:
    """Return how much the best pause makes one wait; in the second half it comes to the point."""
    if len(sentences) < 2:  # noqa: PLR2004  (a pause has two sides)
        return None
    middle_ms = (sentences[0].start_ms + sentences[-1].end_ms) // 2
    return max(
        _suspense(after.gap_ms) * (1.0 if after.start_ms >= middle_ms else _EARLY_PAUSE)
        for after in sentences[1:]
    )


def _suspense(gap_ms: int) -> float:
    if gap_ms >= _TOO_LONG_MS:
        return 0.0
    return max(0.0, min(1.0, (gap_ms - _BREATH_MS) / (_DRAMATIC_MS - _BREATH_MS)))


def _dialogue(talk: Talk, first: int, last: int) -> float | None:
    inside = talk.sentences[first : last + 1]
    voices = [s.speaker for s in inside if s.speaker is not None]
    if not voices and not any(_questions(talk)):
        return None
    turns = sum(one != other for one, other in pairwise(voices))
    minutes = max(talk.length_ms(first, last), 1) / 60_000
    answered = any(answers_previous(talk, at) for at in range(first + 1, last + 1))
    return 0.5 * answered + 0.5 * min(1.0, turns / minutes / _TURNS_PER_MIN)


def _questions(talk: Talk) -> Iterator[bool]:
    return (sentence.is_question for sentence in talk.sentences)
