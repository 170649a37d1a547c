"""Corrected words keep the times at which they are spoken."""

import pytest

from core.domain.document import Word
from core.domain.spans import Span
from core.stages.retext import recut_text, retext

SPAN = Span(10_000, 14_000)


def spoken(text: str, *, start: int = 10_000, each: int = 400) -> list[Word]:
    return [
        Word(word, start + n * each, start + (n + 1) * each - 50, 0.9, 0)
        for n, word in enumerate(text.split())
    ]


def times(words: tuple[Word, ...]) -> dict[str, tuple[int, int]]:
    return {word.text: (word.start_ms, word.end_ms) for word in words}


def test_a_corrected_word_takes_the_place_of_the_misheard_one() -> None:
    words = spoken("я люблю питон и горы")
    fixed = retext(words, "Я люблю Python и горы!", SPAN)
    assert [word.text for word in fixed] == ["Я", "люблю", "Python", "и", "горы!"]
    assert [(w.start_ms, w.end_ms) for w in fixed] == [(w.start_ms, w.end_ms) for w in words]


def test_words_that_were_taken_out_leave_the_others_where_they_are() -> None:
    fixed = retext(spoken("ну это как бы важно"), "это важно", SPAN)
    assert times(fixed) == {"это": (10_400, 10_750), "важно": (11_600, 11_950)}


def test_one_word_for_three_is_shown_as_long_as_they_were_said() -> None:
    fixed = retext(spoken("в две тысячи двадцать пятом году"), "в 2025 году", SPAN)
    assert times(fixed)["2025"] == (10_400, 11_950)


def test_an_added_word_gets_the_pause() -> None:
    words = [Word("да", 10_000, 10_300), Word("поехали", 11_300, 11_900)]
    fixed = retext(words, "да ну поехали", SPAN)
    assert times(fixed)["ну"] == (10_300, 11_300)


@pytest.mark.parametrize("text", ["да " + "очень " * 30 + "поехали", "совсем другие слова", "а"])
def test_whatever_is_written_stays_in_order_and_inside(text: str) -> None:
    words = [Word("да", 10_000, 10_300), Word("поехали", 10_310, 10_900)]
    fixed = retext(words, text, SPAN)
    assert [word.text for word in fixed] == text.split()
    edges = [edge for word in fixed for edge in (word.start_ms, word.end_ms)]
    assert edges == sorted(edges)
    assert edges[0] >= SPAN.start_ms
    assert edges[-1] <= SPAN.end_ms
    assert all(word.end_ms > word.start_ms for word in fixed)


def test_nothing_written_shows_nothing() -> None:
    assert retext(spoken("раз два"), "  \n ", SPAN) == ()


def test_text_where_nobody_was_heard_is_shown_over_the_whole_clip() -> None:
    fixed = retext([], "без слов", SPAN)
    assert (fixed[0].start_ms, fixed[-1].end_ms) == (SPAN.start_ms, SPAN.end_ms)


def test_what_was_written_follows_the_cuts() -> None:
    words = spoken("ну я люблю питон и горы потому что там тихо", start=9_600)
    text = "Я люблю Python и горы,"
    was = Span(10_000, 12_000)
    assert recut_text(words, text, was, Span(9_600, 12_800)) == f"ну {text} потому что"
    assert recut_text(words, text, was, Span(10_400, 11_600)) == "люблю Python и"
    assert recut_text(words, text, was, Span(12_000, 12_800)) == "потому что"
    assert recut_text(words, "", was, Span(10_000, 12_400)) == "потому"


def test_a_text_written_anew_is_spread_evenly_whatever_small_words_both_have() -> None:
    words = spoken("мы всё считали и это стоило нам года работы", each=400)
    made = retext(words, "Итог: всё пропало, и денег больше нет", Span(10_000, 13_600))
    longest = max(word.end_ms - word.start_ms for word in made)
    assert made[0].start_ms < 10_100
    assert longest < 1_000
    kept = retext(words, "Итог: команда плакала, стоило нам года работы", Span(10_000, 13_600))
    assert times(kept)["года"] == (12_800, 13_150), "what is said in these words is shown then"
