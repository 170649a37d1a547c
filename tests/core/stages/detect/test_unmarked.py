"""Transcripts that lost their punctuation, or some of it."""

import pytest

from core.domain.document import Word
from core.stages.detect.boundaries import settle
from core.stages.detect.costs import MID_SENTENCE, answers_previous, end_cost, start_cost
from core.stages.detect.limits import Limits
from core.stages.detect.talk import Talk
from core.stages.sentences import build_document
from tests.factories import duration_of, follow, make_words

ANY = Limits(1_000, 60_000)


def _talk(*lines: tuple[int | None, str, int], language: str = "ru") -> Talk:
    document = follow(lines, language=language)
    return Talk(document, (), duration_of(document))


def _run_on(*parts: tuple[str, int], language: str = "ru") -> Talk:
    """One voice without marks; each part is followed by a silence in ms."""
    words, at_ms = list[Word](), 500
    for text, pause_ms in parts:
        words += make_words(text, at_ms, 0)
        at_ms = words[-1].end_ms + pause_ms
    document = build_document(words, language=language, engine="test")
    return Talk(document, (), duration_of(document))


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        ("ru", "почему вы ушли из банка", "мне надоело продавать воздух"),
        ("ru", "а сколько это стоило", "миллион рублей за одну ночь"),
        ("ru", "и что ты сделал", "я купил козу"),
        ("ru", "как тренер узнал про марафон", "сначала все смеялись"),
        ("ru", "что если бы он отказался", "тогда мы бы закрылись"),
        ("ru", "разве так бывает", "бывает ещё не так"),
        ("ru", "правда ли что вы миллионер", "был им две недели"),
        ("ru", "ты жалеешь об этом", "нет ни одной минуты"),
        ("en", "why did you leave the bank", "i was tired of selling air"),
        ("en", "and how much was it", "a million dollars in one night"),
        ("en", "is it true that you are rich", "i was for two weeks"),
        ("en", "do you regret it", "not for a minute"),
        ("en", "when did they call", "the day after christmas"),
        ("en", "who paid for the coffee", "the neighbour as always"),
    ],
)
def test_an_unmarked_question_keeps_its_answer(language: str, question: str, answer: str) -> None:
    tail = "с тех пор всё изменилось" if language == "ru" else "since then all has changed"
    talk = _talk((0, question, 300), (1, answer, 500), (1, tail, 300), language=language)
    assert talk.sentences[0].is_question
    assert answers_previous(talk, 1)
    assert settle(talk, 1, len(talk) - 1, ANY) == talk.span(0, len(talk) - 1)


@pytest.mark.parametrize(
    "text",
    [
        "когда мы приехали в казань там никого не было",
        "кто рано встаёт тому и кофе",
        "как я уже говорил всё решает скорость",
        "мы открыли доставку и забыли поставить лимит",
    ],
)
def test_a_statement_that_its_voice_goes_on_from_is_no_question(text: str) -> None:
    talk = _talk((0, text, 500), (0, "потом пришёл инвестор с деньгами", 500), (0, "вот так", 300))
    assert not any(s.is_question for s in talk.sentences)


def test_a_mark_decides_where_there_are_marks() -> None:
    talk = _talk(
        (0, "Почему так вышло, никто не знает.", 300),
        (1, "Нет, я знаю.", 300),
        (0, "Сколько людей, столько мнений.", 300),
        (1, "Да.", 300),
    )
    assert not any(s.is_question for s in talk.sentences)


def test_sentences_are_found_by_pauses_and_first_words() -> None:
    talk = _run_on(
        ("мы открыли доставку в казани", 400),
        ("через неделю пришёл первый инвестор", 200),
        ("однажды он забыл пароль", 50),
        ("от своего кабинета", 700),
        ("теперь у нас работает сорок человек", 300),
    )
    assert [s.text for s in talk.sentences] == [
        "мы открыли доставку в казани",
        "через неделю пришёл первый инвестор",
        "однажды он забыл пароль от своего кабинета",
        "теперь у нас работает сорок человек",
    ]


def test_a_pause_after_a_preposition_or_before_a_conjunction_ends_nothing() -> None:
    talk = _run_on(
        ("мы тогда поехали в", 700),
        ("казань на поезде", 500),
        ("который опоздал на три часа", 900),
        ("теперь мы только летаем", 300),
    )
    assert [s.text for s in talk.sentences] == [
        "мы тогда поехали в казань на поезде который опоздал на три часа",
        "теперь мы только летаем",
    ]


def test_a_capital_begins_a_sentence_a_name_does_not() -> None:
    talk = _run_on(
        ("Мы открыли кофейню в Казани и мы ждали Машу Каждое утро приходил сосед", 300),
        ("Он пил чай каждое воскресенье Мы молчали", 300),
    )
    assert [s.text for s in talk.sentences] == [
        "Мы открыли кофейню в Казани и мы ждали Машу",
        "Каждое утро приходил сосед",
        "Он пил чай каждое воскресенье",
        "Мы молчали",
    ]


def test_lines_of_unmarked_subtitles_stay_apart() -> None:
    cues = ("мы открыли доставку в казани и", "ждали соседей всю ночь а", "пришёл инвестор")
    talk = _talk(*((None, cue, 60) for cue in cues))
    assert [s.text for s in talk.sentences] == list(cues)


def test_the_surer_an_edge_the_less_it_costs() -> None:
    talk = _run_on(
        ("мы долго думали о доставке", 300),
        ("сосед принёс нам печенье", 1_000),
        ("теперь мы работаем вместе", 2_000),
        ("сорок человек каждое утро", 300),
    )
    by_pause = [start_cost(talk, at) for at in (1, 2, 3)]
    assert MID_SENTENCE > by_pause[0] > by_pause[1]
    assert by_pause[0] > by_pause[2]
    turn = _talk((0, "мы долго думали о доставке", 100), (1, "сосед принёс печенье", 100))
    assert start_cost(turn, 1) < by_pause[0]
    assert end_cost(turn, 0) < by_pause[0]
