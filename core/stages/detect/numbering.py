"""The talk as a model reads it: numbered sentences with short marks, never a time."""

from statistics import median

from core.stages.detect.talk import Sentence, Talk

_LONG_PAUSE_MS = 1_000
_LOUD_DB = 4.0
_FAST = 1.35
_BRACKETS = str.maketrans("[]{}<>", "()()()")


def numbered(talk: Talk, first: int, last: int) -> str:
    """Return lines like `[12] (Г1) text {пауза}`, one a sentence."""
    typical = _typical_rate(talk)
    return "\n".join(_line(s, typical) for s in talk.sentences[first : last + 1])


def _line(sentence: Sentence, typical_rate: float | None) -> str:
    # Brackets are ours: a speaker (or a sidecar file) must not be able to write a number.
    text = " ".join(sentence.text.translate(_BRACKETS).split())
    voice = f"(Г{sentence.speaker + 1}) " if sentence.speaker is not None else ""
    marks = "".join(f" {{{mark}}}" for mark in _marks(sentence, typical_rate))
    return f"[{sentence.index}] {voice}{text}{marks}"


def _marks(sentence: Sentence, typical_rate: float | None) -> list[str]:
    signals = sentence.signals
    marks = []
    if sentence.gap_ms >= _LONG_PAUSE_MS:
        marks.append("пауза перед")
    if signals.loudness_db is not None and signals.loudness_db >= _LOUD_DB:
        marks.append("громко")
    if typical_rate and (signals.words_per_s or 0.0) >= typical_rate * _FAST:
        marks.append("быстро")
    return marks


def _typical_rate(talk: Talk) -> float | None:
    rates = [s.signals.words_per_s for s in talk.sentences if s.signals.words_per_s]
    return median(rates) if rates else None


def words_per_minute(talk: Talk) -> float:
    """Return how fast this talk goes, pauses included: lengths are told to a model in words."""
    words = sum(len(s.text.split()) for s in talk.sentences)
    minutes = talk.length_ms(0, len(talk) - 1) / 60_000
    return words / minutes if minutes else 0.0
