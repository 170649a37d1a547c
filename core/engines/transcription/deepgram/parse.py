"""From Deepgram's answer to words."""

from collections import Counter
from dataclasses import dataclass

from core.domain.document import Word
from core.engines.transcription.deepgram.models import Answer, AnswerWord, Results


@dataclass(frozen=True, slots=True)
class Heard:
    """Words of one answer, times in ms from its sound's beginning; `language` when it tells."""

    words: tuple[Word, ...]
    language: str | None


def read_answer(answer: Answer) -> Heard:
    """Take the words of every channel; a channel counts as a speaker when there are several.

    Raises ValueError when there is a text but no words.
    """
    results = answer.results
    several = len(results.channels) > 1
    words: list[Word] = []
    speakers: dict[tuple[int, int | None], int] = {}
    for number, channel in enumerate(results.channels):
        best = channel.alternatives[0]
        if best.transcript.strip() and not best.words:
            raise ValueError("a transcript without words")
        sentiment = _sentiment_by_word(results, len(best.words)) if number == 0 else {}
        for index, word in enumerate(best.words):
            speaker = word.speaker
            if several:
                speaker = speakers.setdefault((number, word.speaker), len(speakers))
            words.append(_word(word, speaker, sentiment.get(index)))
    return Heard(tuple(words), _language(results))


def _word(word: AnswerWord, speaker: int | None, sentiment: float | None) -> Word:
    return Word(
        text=word.punctuated_word or word.word,
        start_ms=round(word.start * 1000),
        end_ms=round(word.end * 1000),
        confidence=word.confidence,
        speaker=speaker,
        sentiment=sentiment if word.sentiment_score is None else word.sentiment_score,
    )


def _sentiment_by_word(results: Results, count: int) -> dict[int, float]:
    if results.sentiments is None:
        return {}
    return {
        index: segment.sentiment_score
        for segment in results.sentiments.segments
        for index in range(segment.start_word, min(segment.end_word + 1, count))
    }


def _language(results: Results) -> str | None:
    for channel in results.channels:
        if channel.detected_language:
            return channel.detected_language
    spoken = Counter(
        word.language
        for channel in results.channels
        for word in channel.alternatives[0].words
        if word.language
    )
    return spoken.most_common(1)[0][0] if spoken else None
