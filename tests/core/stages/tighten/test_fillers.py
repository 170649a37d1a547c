"""Which words go, which stay, and how the rest reads."""

import pytest

from tests.core.stages.tighten.speech import tightened


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Мы сделали э-э большой шаг вперёд.", "Мы сделали большой шаг вперёд."),
        ("Мы, эээ, выросли, мм, вдвое.", "Мы выросли вдвое."),
        ("Эм, я не помню этого.", "Я не помню этого."),
        ("Ну, я думаю иначе.", "Я думаю иначе."),
        ("Так вышло. Ну мы пошли дальше.", "Так вышло. Мы пошли дальше."),
        ("Это был, типа, новый опыт.", "Это был новый опыт."),
        ("Он как бы главный здесь.", "Он главный здесь."),
        ("Короче, мы всё продали.", "Мы всё продали."),
        ("Короче говоря, мы всё продали.", "Мы всё продали."),
        ("В общем, это сработало.", "Это сработало."),
        ("Это, так сказать, новинка года.", "Это новинка года."),
        ("Вот, я и говорю об этом.", "Я и говорю об этом."),
        ("Надо, это самое, подождать немного.", "Надо подождать немного."),
        ("Ну, э-э, короче, мы ушли.", "Мы ушли."),
        ("«Ну, я согласен», — сказал он.", "«Я согласен», — сказал он."),
        ("Мы знали, э-э, что так будет.", "Мы знали, что так будет."),
        ("Мы выросли, ну. Потом упали.", "Мы выросли. Потом упали."),
    ],
)
def test_russian_fillers_go(text: str, left: str) -> None:
    assert tightened(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Ты идёшь? / Ну. / Тогда пошли.",
        "Ну и что теперь делать?",
        "Ну почему же так вышло?",
        "Ну да, это правда.",
        "Да ну, не может быть!",
        "Это двигатель нового типа.",
        "Это телефон такого типа, как раньше.",
        "Купили что-то типа того.",
        "Как бы это сделать быстрее?",
        "Я думал, как бы ты поступил тогда.",
        "Боялся, как бы не опоздать туда.",
        "Как бы ни было трудно, идём.",
        "Путь стал короче, и мы успели.",
        "В общем случае это неверно.",
        "Вот почему мы здесь.",
        "Вот и всё на сегодня.",
        "Вот. / Что это было?",
        "Это самое главное в жизни.",
        "Можно так сказать, наверное.",
        "Буква э, говорят, редкая.",
        "Кто это сделал и зачем?",
        "Ну? / Мы выиграли у них.",
        "Что ты видишь? / Вот. / Понятно.",
    ],
)
def test_russian_words_with_a_meaning_stay(text: str) -> None:
    assert tightened(text) == text.replace(" /", "")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We, um, grew twice.", "We grew twice."),
        ("Uh, I don't remember that.", "I don't remember that."),
        ("It was, you know, a big step.", "It was a big step."),
        ("I mean, we sold it.", "We sold it."),
        ("It was, like, ten years ago.", "It was ten years ago."),
    ],
)
def test_english_fillers_go(text: str, left: str) -> None:
    assert tightened(text, "en-US") == left


@pytest.mark.parametrize(
    "text",
    [
        "I like this very much.",
        "It feels like, well, home.",
        "Do you know, he left?",
        "That is what I mean, honestly.",
        "You know what happened next.",
        "He went to the ER yesterday.",
        "It was fun, you know?",
        "Are you sure? / Um. / Fine then.",
    ],
)
def test_english_words_with_a_meaning_stay(text: str) -> None:
    assert tightened(text, "en") == text.replace(" /", "")


def test_other_languages_keep_their_words() -> None:
    assert tightened("Er ist, um, so zu sagen.", "de") == "Er ist, um, so zu sagen."
    assert tightened("We, um, grew, э-э, вдвое.", "multi") == "We grew вдвое."


@pytest.mark.parametrize(
    "text",
    ["Мы + ну + пошли дальше вместе.", "Мы + э-э большой шаг вперёд.", "Мы э-э + шагнули вперёд."],
)
def test_a_filler_glued_to_its_neighbours_stays(text: str) -> None:
    assert tightened(text) == text.replace(" +", "")


def test_of_fillers_in_a_row_those_that_are_free_go() -> None:
    assert tightened("Мы решили, э-э, ну + уехать отсюда.") == "Мы решили ну уехать отсюда."
