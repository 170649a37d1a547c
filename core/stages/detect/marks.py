"""Short marks beside a sentence: what was heard besides its words. The prompt explains them."""

from collections.abc import Iterator

from core.domain.moments import SpeechSignals
from core.stages.detect.costs import answers_previous
from core.stages.detect.talk import Talk

PAUSE = "пауза перед"
LOUD = "громко"
FAST = "быстро"
SLOW = "медленно"
OVERLAP = "перебивают"
LAUGHTER = "смех"
QUESTION = "вопрос"
ANSWER = "ответ"
GLAD = "радостно"
GLOOMY = "мрачно"
SUGGESTED = "уже было"

_PAUSE_MS = 1_000
_LOUD_DB = 4.0
_FAST = 1.3
_SLOW = 0.7
_OVERLAP = 0.25
_LAUGHTER = 0.5
_MOOD = 0.5


def marks_of(talk: Talk, at: int) -> list[str]:
    """Return the marks of sentence `at`; a signal that was not measured gives none."""
    sentence = talk.sentences[at]
    marks = [PAUSE] if sentence.gap_ms >= _PAUSE_MS else []
    marks += [QUESTION] if sentence.is_question else []
    marks += [ANSWER] if answers_previous(talk, at) else []
    return [*marks, *_heard(sentence.signals)]


def _heard(signals: SpeechSignals) -> Iterator[str]:
    if signals.loudness_db is not None and signals.loudness_db >= _LOUD_DB:
        yield LOUD
    if signals.pace is not None and signals.pace >= _FAST:
        yield FAST
    if signals.pace is not None and signals.pace <= _SLOW:
        yield SLOW
    if signals.overlap is not None and signals.overlap >= _OVERLAP:
        yield OVERLAP
    if signals.laughter is not None and signals.laughter >= _LAUGHTER:
        yield LAUGHTER
    if signals.sentiment is not None and abs(signals.sentiment) >= _MOOD:
        yield GLAD if signals.sentiment > 0 else GLOOMY
