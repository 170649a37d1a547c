"""What one sentence brings to a moment."""

from dataclasses import dataclass
from statistics import median

from core.stages.detect.sentences import words_of
from core.stages.detect.talk import Sentence, Talk
from core.stages.detect.words import CUES, Lexicon, normalise

_LOUD_DB = 3.0
_FAST = 0.4
_SHORT_WORDS = 10
_REMARK_WORDS = 2


@dataclass(frozen=True, slots=True)
class Features:
    """Counts of cue words by kind, and how the sentence is said.

    is_short: a phrase that lands.  is_remark: a word or two of reaction.
    goes_on: a question that begins so follows up on the answer before it.
    loud, fast: more than this speaker usually is; overlap, laughter, mood: of the sound, all 0..1.
    words: different words, fillers and numbers left out.
    stems: content words cut to their beginning, for comparing passages.
    """

    cues: dict[str, int]
    is_exclamation: bool
    is_short: bool
    is_remark: bool
    starts_with_filler: bool
    goes_on: bool
    loud: float
    fast: float
    overlap: float
    laughter: float
    mood: float
    words: frozenset[str]
    stems: frozenset[str]


def features_of(talk: Talk) -> tuple[Features, ...]:
    """Return the features of every sentence."""
    return tuple(_features(sentence, talk.lexicon) for sentence in talk.sentences)


def _features(sentence: Sentence, lexicon: Lexicon) -> Features:
    text = normalise(sentence.text)
    words = words_of(text)
    cues = {kind: len(lexicon.patterns[kind].findall(text)) for kind in CUES}
    cues["number"] += sum(word[0].isdigit() for word in words)
    sound = sentence.signals
    return Features(
        cues=cues,
        is_exclamation="!" in sentence.text[-3:],
        is_short=_REMARK_WORDS < len(words) <= _SHORT_WORDS,
        is_remark=len(words) <= _REMARK_WORDS,
        starts_with_filler=bool(words) and words[0] in lexicon.fillers,
        goes_on=bool(words) and words[0] in lexicon.follow_ups,
        loud=_share((sound.loudness_db or 0.0) / _LOUD_DB),
        fast=_share(((sound.pace or 1.0) - 1.0) / _FAST),
        overlap=_share(sound.overlap or 0.0),
        laughter=_share(sound.laughter or 0.0),
        mood=_share(abs(sound.sentiment or 0.0)),
        words=frozenset(w for w in words if w not in lexicon.fillers and not w.isdigit()),
        stems=frozenset(w[:5] for w in words if len(w) > 3 and w not in lexicon.stop_words),  # noqa: PLR2004
    )


def _share(value: float) -> float:
    return max(0.0, min(1.0, value))


def breaks_of(talk: Talk, features: tuple[Features, ...]) -> list[float]:
    """Return how likely a new topic begins before each sentence, and after the last, 0..1."""
    gaps = [s.gap_ms for s in talk.sentences[1:] if s.gap_ms > 0]
    typical_ms = median(gaps) if gaps else 0.0
    inner = [_break(talk, features, at, typical_ms) for at in range(1, len(talk))]
    return [1.0, *inner, 1.0]


def _break(talk: Talk, features: tuple[Features, ...], at: int, typical_ms: float) -> float:
    before, after = talk.sentences[at - 1], talk.sentences[at]
    lowest_ms = max(500.0, 1.5 * typical_ms)
    pause = max(0.0, min(1.0, (after.gap_ms - lowest_ms) / 900.0))
    asks = _asks_anew(before, after, features[at])
    return 0.6 * pause + 0.25 * asks + 0.15 * _novelty(features, at)


def _asks_anew(before: Sentence, after: Sentence, said: Features) -> bool:
    """True for a question that opens a subject: not a follow-up by the one who has just spoken."""
    same_voice = after.speaker is not None and after.speaker == before.speaker
    goes_on = said.is_remark or said.goes_on
    return after.is_question and not (before.is_question or same_voice or goes_on)


def _novelty(features: tuple[Features, ...], at: int, reach: int = 6) -> float:
    """Return 1 where the words before and after have nothing in common, 0 where they are alike."""
    before = frozenset[str]().union(*(f.stems for f in features[max(0, at - reach) : at]))
    after = frozenset[str]().union(*(f.stems for f in features[at : at + reach]))
    smaller = min(len(before), len(after))
    return 1.0 - len(before & after) / smaller if smaller else 0.0
