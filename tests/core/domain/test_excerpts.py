from core.domain.excerpts import LONGEST, beginning_of, cut_at_word, opening_of, said_within
from core.domain.spans import Span
from tests.factories import follow


def test_a_short_text_stays_whole() -> None:
    assert cut_at_word("раз два три", 11) == "раз два три"


def test_a_long_text_ends_with_a_word() -> None:
    assert cut_at_word("раз два три", 10) == "раз два"
    assert cut_at_word("раз два три", 7) == "раз два"
    assert cut_at_word("раз два три", 6) == "раз"


def test_a_word_that_is_too_long_is_cut() -> None:
    assert cut_at_word("непревзойдённый", 5) == "непре"


def test_words_of_a_span() -> None:
    document = follow([(0, "Раз два.", 500), (1, "Три четыре пять.", 0)])
    second = list(document.lines())[1]
    assert said_within(document, Span(second.start_ms, second.end_ms)) == "Три четыре пять."
    assert said_within(document, Span(0, 0)) == ""
    hours = follow([(0, "Слово за словом и дальше.", 0)] * 200)
    said = said_within(hours, Span(0, 10**9))
    assert LONGEST - 20 < len(said) <= LONGEST
    assert beginning_of(said) == "Слово за словом и дальше. Слово за словом и дальше. Слово за"


def test_a_span_is_named_after_its_first_whole_sentence() -> None:
    document = follow([(0, "Раз два три четыре.", 500), (1, "Пять шесть.", 500), (0, "Семь.", 0)])
    first, second, _ = document.lines()
    from_inside = Span(first.words[2].start_ms, second.end_ms + 4_000)
    assert opening_of(document, from_inside) == "Пять шесть."
    assert opening_of(document, Span(0, second.end_ms)) == "Раз два три четыре."
    one_sentence = Span(first.words[1].start_ms, first.end_ms)
    assert opening_of(document, one_sentence) == "два три четыре."
    assert opening_of(document, Span(10**8, 10**8 + 1)) == ""
