"""Settling where a moment is cut."""

from dataclasses import replace
from random import Random

import pytest

from core.domain.document import Document, Line, Segment, Word
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


@pytest.mark.parametrize("opener", ["И", "А", "Но", "Это"])
def test_a_start_that_leans_on_the_sentence_before_takes_it_in(opener: str) -> None:
    talk = _talk(
        (None, "Сосед построил лодку в подвале нашего дома и не сказал никому ни слова.", 300),
        (None, f"{opener} дверь подвала оказалась вдвое меньше самой лодки.", 300),
        (None, "Лодку разбирали целым двором до самого вечера.", 900),
    )
    assert settle(talk, 1, 2, ANY) == talk.span(0, 2)


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


def test_a_question_with_a_word_added_keeps_its_answer() -> None:
    talk = _talk(
        (0, "Почему ты ушёл из банка?", 200),
        (0, "Расскажи честно.", 400),
        (1, "Мне надоело продавать воздух.", 300),
        (1, "Я купил козу и уехал в деревню.", 300),
    )
    assert settle(talk, 2, 3, ANY) == talk.span(0, 3)


def test_an_answer_that_goes_on_after_a_word_keeps_its_question() -> None:
    talk = _talk(
        (0, "Мы сидели в студии и пили чай.", 300),
        (0, "Дело в цене?", 400),
        (1, "Нет.", 200),
        (1, "Мы опросили тысячу человек.", 300),
        (1, "Из-за цены ушли только девять.", 300),
    )
    assert settle(talk, 3, 4, ANY) == talk.span(1, 4)


def test_the_second_of_two_questions_brings_the_first() -> None:
    talk = _talk(
        (1, "На этом с рекламой всё.", 900),
        (0, "Почему клиенты уходят?", 100),
        (0, "Дело в цене?", 400),
        (1, "Дело в скорости ответа.", 300),
    )
    assert settle(talk, 2, 3, ANY) == talk.span(1, 3)


def test_lines_of_a_dialogue_with_dashes() -> None:
    talk = _talk(
        (None, "— Ты продал козу?", 300),
        (None, "— Да, продал.", 300),
        (None, "— «И за сколько?!»", 300),
        (None, "— За три рубля…", 300),
    )
    assert settle(talk, 1, 3, ANY) == talk.span(0, 3)
    assert settle(talk, 0, 2, ANY) in {talk.span(0, 1), talk.span(0, 3)}


@pytest.mark.parametrize("where", [0, 19])
def test_a_short_moment_at_either_end_grows_to_a_long_clip(where: int) -> None:
    talk = _talk(*((0, f"Предложение {n} длится около трёх секунд тут.", 300) for n in range(20)))
    limits = Limits(talk.length_ms(0, 13), talk.length_ms(0, 15))
    span = settle(talk, where, where, limits)
    assert span is not None
    assert limits.allow(span.duration_ms)
    assert span.overlap_ms(talk.span(where, where)) == talk.length_ms(where, where)


def test_a_clip_is_found_where_sentences_fit_no_length() -> None:
    long_one = "и вот " * 40 + "всё."
    talk = _talk((0, long_one, 300), (0, long_one, 300))
    limits = Limits(5_000, 6_000)
    for at in range(len(talk) - 1):
        span = settle(talk, at, at, limits)
        assert span is not None
        assert limits.allow(span.duration_ms)


def test_no_cut_inside_a_word_of_a_wild_talk() -> None:
    random = Random(5)
    for _ in range(60):
        talk, words = _wild(random)
        least = random.choice([5_000, 15_000, 30_000])
        limits = Limits(least, 2 * least)
        for _ in range(4):
            first = random.randrange(len(talk))
            last = min(len(talk) - 1, first + random.randrange(8))
            span = settle(talk, first, last, limits, needs_more=random.random() < 0.3)
            if span is None:
                continue
            assert limits.allow(span.duration_ms)
            for word in words:
                assert not word.start_ms < span.start_ms < word.end_ms
                assert not word.start_ms < span.end_ms < word.end_ms


def _wild(random: Random) -> tuple[Talk, list[Word]]:
    """People talk over each other, at any speed, with any punctuation."""
    segments, at_ms = list[Segment](), 500
    for _ in range(random.randint(5, 40)):
        speaker, words = random.choice([None, 0, 1]), list[Word]()
        for _ in range(random.choice([1, 2, 5, 9, 14, 30])):
            end_ms = at_ms + random.randint(80, 600)
            text = random.choice(["да", "и", "почему", "он", "кот", "всё."])
            words.append(Word(text, at_ms, end_ms, speaker=speaker))
            at_ms = end_ms + random.choice([0, 0, 40, 80, 300])
        ending = random.choice([".", "?", "!", "…", "", ",", "?»", ". 😂"])
        words[-1] = replace(words[-1], text=words[-1].text + ending)
        segments.append(Segment((Line(tuple(words)),)))
        at_ms = max(0, at_ms + random.choice([-300, 0, 50, 200, 600, 1_500, 3_000]))
    document = Document("ru", "wild", tuple(segments))
    return Talk(document, (), duration_of(document)), list(document.words())


@pytest.mark.parametrize(
    "orphan",
    [
        "И мы забыли поставить лимит.",
        "Но лимита на скидку там не было.",
        "А лимит на скидку мы забыли.",
        "Ну, мы забыли поставить лимит.",
    ],
)
def test_an_opener_that_leans_on_what_was_said_moves_earlier(orphan: str) -> None:
    talk = _talk(
        (0, "Мы открыли доставку пончиков в Казани и позвали туда всех соседей.", 300),
        (0, orphan, 300),
        (0, "За ночь ушли все пончики.", 300),
    )
    assert settle(talk, 1, 2, ANY) == talk.span(0, 2)


def test_an_opener_that_leans_is_left_out_where_nothing_earlier_is_better() -> None:
    talk = _talk(
        (0, "И вот так всегда.", 300),
        (0, "Но есть одна история.", 300),
        (0, "Сосед выиграл в лотерею миллион рублей.", 300),
        (0, "Через год он купил себе лошадь.", 300),
    )
    assert settle(talk, 1, 3, ANY) == talk.span(2, 3)


@pytest.mark.parametrize(
    "opening", ["А почему люди уходят?", "Это история о том, как мы выжили.", "И что ты сделал?"]
)
def test_questions_and_stories_may_begin_with_small_words(opening: str) -> None:
    talk = _talk(
        (1, "На этом с рекламой у нас всё, возвращаемся к разговору о деньгах.", 900),
        (0, opening, 300),
        (1, "Потом все узнали про коробку с деньгами.", 300),
    )
    assert settle(talk, 1, 2, ANY) == talk.span(1, 2)
