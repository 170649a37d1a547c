"""The signals of each sentence, from its words and the sound."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import fmean, median

from core.domain.document import Document, Line, Word
from core.domain.moments import SpeechSignals
from core.domain.spans import Span
from core.media.signals.laughter import is_written_laughter, laughs_in
from core.media.signals.sound import Sound
from core.media.signals.stretches import Stretches

_SILENT_POWER = 1e-9
_MIN_WORDS_FOR_PACE = 3
_AFTER_MS = 1_000
_FULL_LAUGHTER_MS = 1_000
_WITHOUT_WORDS = 0.6


def measure(document: Document, sound: Sound) -> tuple[SpeechSignals, ...]:
    """Return the signals of each sentence, in order. Takes seconds for hours of talk."""
    lines = tuple(document.lines())
    levels = [_level_db(line, sound) for line in lines]
    loudness = _against_speaker(lines, levels, lambda value, usual: value - usual)
    rates = [_letters_per_s(line) for line in lines]
    pace = _against_speaker(lines, rates, lambda value, usual: value / usual)
    laughter = _laughter(lines, levels, sound)
    others = _other_voices(lines)
    return tuple(
        SpeechSignals(
            loudness_db=loudness[i],
            pace=pace[i],
            overlap=_overlap(line, others),
            laughter=laughter[i],
            sentiment=_sentiment(line),
        )
        for i, line in enumerate(lines)
    )


def _level_db(line: Line, sound: Sound) -> float | None:
    """Measure the words only: pauses inside a sentence do not make it quiet."""
    parts = [
        (power, word.end_ms - word.start_ms)
        for word in line.words
        if (power := sound.mean_power(word.start_ms, word.end_ms)) is not None
    ]
    if (length := sum(ms for _, ms in parts)) == 0:
        return None
    power = sum(power * ms for power, ms in parts) / length
    return 10 * math.log10(max(power, _SILENT_POWER))


def _against_speaker(
    lines: Sequence[Line],
    values: Sequence[float | None],
    compare: Callable[[float, float], float],
) -> list[float | None]:
    """Compare what is known of each line with the median of its speaker."""
    by_speaker = defaultdict(list)
    for line, value in zip(lines, values, strict=True):
        if value is not None:
            by_speaker[line.speaker].append(value)
    usual = {speaker: median(known) for speaker, known in by_speaker.items()}
    return [
        None if value is None else round(compare(value, usual[line.speaker]), 2)
        for line, value in zip(lines, values, strict=True)
    ]


def _letters_per_s(line: Line) -> float | None:
    """Return how fast the words are spoken: letters do not depend on how long the words are."""
    letters = sum(letter.isalnum() for word in line.words for letter in word.text)
    spoken_ms = sum(word.end_ms - word.start_ms for word in line.words)
    if len(line.words) < _MIN_WORDS_FOR_PACE or letters == 0 or spoken_ms <= 0:
        return None
    return letters * 1000 / spoken_ms


def _spans(words: Iterable[Word]) -> Iterable[Span]:
    return (Span(word.start_ms, word.end_ms) for word in words if word.end_ms > word.start_ms)


def _other_voices(lines: Sequence[Line]) -> dict[int, Stretches]:
    """Return for every known speaker when other known speakers talk."""
    words = [word for line in lines for word in line.words if word.speaker is not None]
    speakers = {word.speaker for word in words if word.speaker is not None}
    return {one: Stretches(_spans(w for w in words if w.speaker != one)) for one in speakers}


def _overlap(line: Line, others: dict[int, Stretches]) -> float | None:
    if line.speaker is None or line.end_ms <= line.start_ms:
        return None
    whole = Span(line.start_ms, line.end_ms)
    return round(others[line.speaker].covered_ms(whole) / whole.duration_ms, 3)


def _laughter(
    lines: Sequence[Line], levels: Sequence[float | None], sound: Sound
) -> list[float | None]:
    """Return 1 for a second of laughter within a sentence and the second after it."""
    known = [level for level in levels if level is not None]
    laughs = laughs_in(sound, median(known)) if known else []
    spoken = Stretches(_spans(word for line in lines for word in line.words))
    heard = Stretches(part for laugh in laughs for part in _without_words(laugh, spoken))
    return [
        _laughed(line, heard, level is not None) for line, level in zip(lines, levels, strict=True)
    ]


def _without_words(laugh: Span, spoken: Stretches) -> list[Span]:
    """Return the parts of a laugh between words; none where it is mostly words: speech."""
    parts = list(spoken.outside(laugh))
    free_ms = sum(part.duration_ms for part in parts)
    return parts if free_ms >= _WITHOUT_WORDS * laugh.duration_ms else []


def _laughed(line: Line, heard: Stretches, has_sound: bool) -> float | None:
    if is_written_laughter(line.text):
        return 1.0
    if not has_sound:
        return None
    around = Span(line.start_ms, max(line.start_ms, line.end_ms) + _AFTER_MS)
    return round(min(1.0, heard.covered_ms(around) / _FULL_LAUGHTER_MS), 2)


def _sentiment(line: Line) -> float | None:
    known = [word.sentiment for word in line.words if word.sentiment is not None]
    return round(fmean(known), 3) if known else None
