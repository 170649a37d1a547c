"""The judge of cuts, on a talk whose every fault is known."""

import pytest

from core.domain.moments import ClipWish
from core.domain.spans import Span
from tests.benchmarks.moments.judge import Judgement, judge
from tests.benchmarks.moments.reading import recording_of
from tests.benchmarks.moments.recording import Recording
from tests.factories import make_document

WISH = ClipWish(min_ms=3_000, max_ms=20_000)
CLEAN = Judgement(
    cuts_word=False,
    cuts_start=False,
    cuts_end=False,
    wrong_length=False,
    much_air=False,
    orphan=False,
    splits_answer=False,
)


@pytest.fixture(scope="module")
def talk() -> Recording:
    document = make_document(
        [
            (0, "Почему люди бросают учёбу?", 1_000),
            (1, "Потому что ждут быстрого результата.", 4_000),
            (1, "Мы проверили это на тысяче студентов.", 8_000),
            (1, "А дошли до конца только сорок человек.", 12_000),
            (0, "А дальше?", 16_000),
            (1, "Дальше мы открыли новую школу.", 21_500),
        ]
    )
    return recording_of("talk", document, 30_000)


def _at(talk: Recording, first: int, last: int, *, before: int = 0, after: int = 0) -> Judgement:
    """Judge the clip of these sentences with so much air, ms."""
    start_ms = talk.utterances[first].start_ms - before
    return judge(talk, Span(start_ms, talk.utterances[last].end_ms + after), WISH)


def test_a_clean_clip_has_no_fault(talk: Recording) -> None:
    assert _at(talk, 0, 3) == CLEAN
    assert _at(talk, 2, 3, before=200, after=200) == CLEAN


def test_a_cut_word_is_a_cut_sentence_too(talk: Recording) -> None:
    judged = judge(talk, Span(1_050, talk.utterances[2].end_ms), WISH)
    assert judged.cuts_word
    assert judged.cuts_start
    assert not judged.cuts_end


def test_a_cut_between_words_of_a_sentence(talk: Recording) -> None:
    inside = talk.utterances[2].words[2]
    judged = judge(talk, Span(1_000, inside.end_ms), WISH)
    assert judged.cuts_end
    assert not judged.cuts_word


@pytest.mark.parametrize(("first", "orphan"), [(0, False), (1, True), (2, False), (3, True)])
def test_openers(talk: Recording, first: int, orphan: bool) -> None:
    assert _at(talk, first, 5).orphan is orphan


def test_a_question_may_begin_with_any_word(talk: Recording) -> None:
    assert not _at(talk, 4, 5).orphan


def test_answers_stay_with_questions(talk: Recording) -> None:
    assert _at(talk, 1, 3).splits_answer
    assert _at(talk, 2, 4).splits_answer is False  # the answer comes after five seconds
    assert not _at(talk, 0, 2).splits_answer


def test_an_open_question_at_the_end() -> None:
    document = make_document(
        [
            (1, "Сначала мы долго думали об этом вместе.", 0),
            (0, "Кто победил?", 4_000),
            (1, "Никто.", 5_500),
        ]
    )
    talk = recording_of("talk", document)
    assert _at(talk, 0, 1).splits_answer
    assert not _at(talk, 0, 2).splits_answer


def test_lengths_and_the_video(talk: Recording) -> None:
    assert _at(talk, 2, 2).wrong_length
    assert judge(talk, Span(1_000, 22_000), WISH).wrong_length
    assert judge(talk, Span(16_000, 30_500), WISH).wrong_length
    assert not judge(talk, Span(16_000, 30_000), WISH).wrong_length


def test_air_is_half_the_gap_at_most(talk: Recording) -> None:
    gap = talk.utterances[2].start_ms - talk.utterances[1].end_ms
    assert not _at(talk, 2, 3, before=gap // 2).much_air
    assert _at(talk, 2, 3, before=gap // 2 + 2).much_air
    assert not _at(talk, 0, 2, before=1_000).much_air  # nothing was said before


def test_silence_is_wrong_in_every_way(talk: Recording) -> None:
    assert judge(talk, Span(26_000, 29_500), WISH) == Judgement(*(True,) * 7)


def test_a_listener_inside_a_sentence_ends_nothing() -> None:
    document = make_document(
        [(1, "Мы очень долго ехали на поезде до самого моря.", 0), (0, "Угу.", 1_500)]
    )
    talk = recording_of("talk", document)
    assert talk.utterances[0].text.endswith("моря.")
    assert judge(talk, Span(0, 1_800), WISH).cuts_end
