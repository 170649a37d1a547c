"""Settling where a moment is cut."""

import pytest

from core.domain.document import Document
from core.domain.spans import Span
from core.stages.detect.boundaries import settle
from core.stages.detect.limits import Limits
from core.stages.detect.talk import Talk
from tests.factories import duration_of, follow

ANY = Limits(1_000, 60_000)


def _talk(*lines: tuple[int | None, str, int]) -> Talk:
    document = follow(lines)
    return Talk(document, (), duration_of(document))


def test_a_good_proposal_stays_as_it_is(talk: Talk) -> None:
    assert settle(talk, 0, 4, ANY) == talk.span(0, 4)
    assert settle(talk, 5, 10, ANY) == talk.span(5, 10)


def test_an_answer_gets_its_question(talk: Talk) -> None:
    assert settle(talk, 1, 4, ANY) == talk.span(0, 4)


def test_an_orphan_start_moves_earlier(talk: Talk) -> None:
    # "Он шёл без субтитров." needs the film.
    span = settle(talk, 8, 10, ANY)
    assert span is not None
    assert span.start_ms <= talk.starts[7]
    assert span.end_ms == talk.ends[10]


def test_a_moment_that_needs_more_starts_earlier(talk: Talk) -> None:
    assert settle(talk, 3, 4, ANY) == talk.span(3, 4)
    span = settle(talk, 3, 4, ANY, needs_more=True)
    assert span is not None
    assert span.start_ms < talk.starts[3]


def test_an_open_question_at_the_end_goes_or_is_answered(talk: Talk) -> None:
    assert settle(talk, 0, 5, ANY) == talk.span(0, 4)


def test_the_end_is_kept_when_it_is_too_long(talk: Talk) -> None:
    most = talk.length_ms(6, 10)
    span = settle(talk, 5, 10, Limits(5_000, most))
    assert span is not None
    assert span.end_ms == talk.ends[10]
    assert span.duration_ms <= most


def test_too_short_grows_within_its_subject(talk: Talk) -> None:
    least = talk.length_ms(5, 10) - 500
    assert settle(talk, 9, 9, Limits(least, 60_000)) == talk.span(5, 10)


def test_an_orphan_stays_when_there_is_no_room(talk: Talk) -> None:
    exact = Limits(talk.length_ms(8, 10), talk.length_ms(8, 10))
    assert settle(talk, 8, 10, exact) == talk.span(8, 10)


def test_a_rambling_question_is_left_out() -> None:
    ramble = "Вот скажи мне пожалуйста " + "если вспомнить всё то что было " * 5 + "почему так?"
    talk = _talk(
        (0, ramble, 300), (1, "Мы забыли поставить лимит.", 300), (1, "Вот и весь секрет.", 300)
    )
    first = next(s.index for s in talk.sentences if s.text.startswith("Мы"))
    last = len(talk) - 1
    span = settle(talk, first, last, ANY)
    assert span is not None
    assert span.start_ms >= talk.starts[first] - 12_000


def test_taken_time_is_kept_clear_of(talk: Talk) -> None:
    taken = talk.span(0, 2)
    span = settle(talk, 1, 4, Limits(1_000, 60_000), taken=[taken])
    assert span is not None
    assert span.overlap_ms(taken) == 0


def test_nothing_free_is_nothing(talk: Talk) -> None:
    assert settle(talk, 0, 2, ANY, taken=[Span(0, talk.duration_ms)]) is None


def test_silence_is_no_moment() -> None:
    talk = _talk(*((None, "Раз.", 20_000) for _ in range(8)))
    assert settle(talk, 0, 7, Limits(15_000, 60_000)) is None


def test_sentences_that_do_not_fit_are_cut_between_words() -> None:
    talk = _talk((0, "Слово за словом течёт эта речь.", 100), (0, "И дальше " * 9 + "тоже.", 100))
    spoken_ms = talk.length_ms(1, 1)
    span = settle(talk, 1, 1, Limits(spoken_ms - 900, spoken_ms - 400))
    assert span is not None
    assert spoken_ms - 900 <= span.duration_ms <= spoken_ms - 400
    assert span.end_ms in {talk.edges.end_after(edge) for edge in talk.edges.ends}


@pytest.mark.parametrize("first", range(11))
def test_lengths_hold_from_anywhere(interview: Document, first: int) -> None:
    talk = Talk(interview, (), duration_of(interview))
    limits = Limits(8_000, 14_000)
    span = settle(talk, first, min(first + 2, 10), limits)
    assert span is not None
    assert limits.allow(span.duration_ms)
