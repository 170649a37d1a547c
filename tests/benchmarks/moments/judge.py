"""Is a clip cut well? Judged from words and times alone, by rules of its own.

The finder's own lists and costs are left aside on purpose: a mistake in them must show here.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from core.domain.moments import ClipWish
from core.domain.spans import Span
from tests.benchmarks.moments.recording import Recording, Utterance

ANSWERED_WITHIN_MS = 4_000
LONGEST_QUESTION_MS = 8_000
_ROUNDING_MS = 1

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def _listed(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


_ORPHANS = _listed("""
    и а но так поэтому потому он она они оно его её ее их это да нет точно ага угу
    and but so he she they it that therefore yes no yeah his her their
""")
_PASSED_OVER = _listed("ну э-э м-м мм эм типа короче вот как бы um uh like well you know")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with one clip."""

    cuts_word: bool
    cuts_start: bool
    cuts_end: bool
    wrong_length: bool
    much_air: bool
    orphan: bool
    splits_answer: bool


def judge(recording: Recording, span: Span, wish: ClipWish) -> Judgement:
    """Judge one clip of a talk. A clip that holds no word is wrong in every way."""
    first = recording.first_word(span)
    if first is None:
        return Judgement(*(True,) * 7)
    return Judgement(
        cuts_word=any(map(recording.is_inside_word, (span.start_ms, span.end_ms))),
        cuts_start=recording.is_inside_utterance(span.start_ms),
        cuts_end=recording.is_inside_utterance(span.end_ms),
        wrong_length=is_wrong_length(recording, span, wish),
        much_air=_has_much_air(recording, span, first),
        orphan=_is_orphan(recording, span, first),
        splits_answer=_begins_with_answer(recording, span) or _ends_with_question(recording, span),
    )


def is_wrong_length(recording: Recording, span: Span, wish: ClipWish) -> bool:
    """A talk shorter than the shortest clip may be taken whole; nothing else is forgiven."""
    inside = span.end_ms <= recording.duration_ms
    spoken_ms = recording.said_until[-1] - recording.word_starts[0]
    least_ms = min(wish.min_ms, spoken_ms)
    return not (inside and least_ms <= span.duration_ms <= wish.max_ms)


def _has_much_air(recording: Recording, span: Span, first: int) -> bool:
    """True when the clip takes more than half of the silence before or after it."""
    words, until = recording.words, recording.said_until
    last = bisect_left(recording.word_starts, span.end_ms) - 1
    if first > 0:
        gap_ms = max(0, words[first].start_ms - until[first - 1])
        if words[first].start_ms - span.start_ms > gap_ms / 2 + _ROUNDING_MS:
            return True
    if last + 1 < len(words):
        gap_ms = max(0, words[last + 1].start_ms - until[last])
        return span.end_ms - until[last] > gap_ms / 2 + _ROUNDING_MS
    return False


def _is_orphan(recording: Recording, span: Span, first: int) -> bool:
    """True when the first word that means something leans on what was said before.

    A question may begin with any word: "And then?" is a hook.
    """
    opening = recording.words[first]
    inside = recording.utterances_within(span)
    if any(u.words[0] == opening and u.is_question for u in inside):
        return False
    said = " ".join(word.text for word in recording.words[first : first + 6])
    for word in _WORD.findall(said.lower()):
        if word not in _PASSED_OVER:
            return word in _ORPHANS
    return False


def _begins_with_answer(recording: Recording, span: Span) -> bool:
    """True when the sentence just before the clip is the question that the clip answers."""
    question = recording.utterance_before(span.start_ms)
    answer = recording.utterance_from(span.start_ms)
    if question is None or answer is None or not question.is_question:
        return False
    rambles = question.end_ms - question.start_ms > LONGEST_QUESTION_MS
    return not rambles and _answers(answer, question)


def _ends_with_question(recording: Recording, span: Span) -> bool:
    """True when the clip stops at a question that is answered right after it."""
    question = recording.utterance_before(span.end_ms)
    answer = recording.utterance_from(span.end_ms)
    if question is None or answer is None or not question.is_question:
        return False
    return _answers(answer, question)


def _answers(answer: Utterance, question: Utterance) -> bool:
    goes_on_asking = answer.is_question and answer.speaker == question.speaker
    soon = answer.start_ms - question.end_ms <= ANSWERED_WITHIN_MS
    return soon and not goes_on_asking
