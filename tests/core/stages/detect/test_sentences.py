"""Reading how sentences begin and end."""

import pytest

from core.stages.detect.sentences import Opener, is_complete, is_question, opener_of
from core.stages.detect.words import lexicon_for


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Почему люди уходят?", Opener.CLEAN),
        ("А почему люди уходят?", Opener.CLEAN),
        ("Мы открыли доставку.", Opener.CLEAN),
        ("И мы открыли доставку.", Opener.WEAK),
        ("Но лимит поставить забыл.", Opener.WEAK),
        ("Ну, короче, мы поехали.", Opener.WEAK),
        ("Это был лучший день.", Opener.WEAK),
        ("Он ушёл.", Opener.ORPHAN),
        ("Её не было.", Opener.ORPHAN),
        ("И он ушёл.", Opener.ORPHAN),
        ("А он что сказал?", Opener.ORPHAN),
        ("Да, конечно.", Opener.ORPHAN),
        ("Нет.", Opener.ORPHAN),
        ("Так вот, поехали дальше.", Opener.ORPHAN),
        ("Поэтому я уволился.", Opener.ORPHAN),
        ("«Точно», — сказал я.", Opener.ORPHAN),
        ("— Потому что так надо.", Opener.ORPHAN),
        ("…и всё.", Opener.WEAK),
        ("Ну вот.", Opener.ORPHAN),
        ("Датчик сломался.", Opener.CLEAN),
        ("Оная идея плоха.", Opener.CLEAN),
        ("Этика важна.", Opener.CLEAN),
        ("— Да, конечно.", Opener.ORPHAN),
        ("— Привет, друзья!", Opener.CLEAN),
        ("Да ладно!", Opener.ORPHAN),
        ("Нет, ты не понял.", Opener.ORPHAN),
        ("нет ты не понял", Opener.ORPHAN),
        ("Конечно, я пошёл.", Opener.ORPHAN),
        ("Именно поэтому я ушёл.", Opener.ORPHAN),
        ("Вот почему я ушёл.", Opener.ORPHAN),
        ("То есть скорость важнее?", Opener.ORPHAN),
        ("В смысле украли?", Opener.ORPHAN),
        ("Хотя нет.", Opener.ORPHAN),
        ("И что ты сделал?", Opener.WEAK),
        ("Этот способ работает.", Opener.ORPHAN),
    ],
)
def test_russian_openers(text: str, expected: Opener) -> None:
    assert opener_of(text, lexicon_for("ru", "")) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Это история о том, как мы выжили.",
        "Эта история началась в Туле.",
        "Нет ничего хуже вранья.",
        "Хорошо там, где нас нет.",
        "Верно ли, что вы миллионер?",
        "Его зовут Пётр, он пилот.",
        "То, что нас не убивает, делает сильнее.",
        "Там, где кончается асфальт, живёт мой дед.",
        "Чтобы похудеть, надо спать.",
        "Хотя я и не врач, скажу прямо.",
        "Или ты платишь, или уходишь.",
        "Такой вопрос: кто платит?",
        "Да здравствует король!",
        "Кто она такая?",
        "😂 Мой кот стал директором.",
        "Айболит уехал.",
    ],
)
def test_what_begins_like_an_orphan_and_is_none(text: str) -> None:
    assert opener_of(text, lexicon_for("ru", "")) is Opener.CLEAN


@pytest.mark.parametrize(
    "text",
    [
        "There was a man in Ohio.",
        "It was a dark night.",
        "It took me ten years to learn this.",
        "This is the story of a dog.",
        "This guy walks into a bar.",
        "No one told me.",
        "Right now I am broke.",
        "Who are you and what do you want?",
        "Too many people quit.",
        "Her name was Ann.",
        "Although I was tired, I ran.",
        "They say money talks.",
    ],
)
def test_what_begins_like_an_orphan_and_is_none_in_english(text: str) -> None:
    assert opener_of(text, lexicon_for("en", "")) is Opener.CLEAN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why do people leave?", Opener.CLEAN),
        ("So I was walking home one night.", Opener.WEAK),
        ("So there I was.", Opener.WEAK),
        ("So he left.", Opener.ORPHAN),
        ("And why is that?", Opener.WEAK),
        ("You mean for real?", Opener.ORPHAN),
        ("No, I did not.", Opener.ORPHAN),
        ("Because of him I quit.", Opener.ORPHAN),
        ("Which brings me to dogs.", Opener.ORPHAN),
        ("So why do people leave?", Opener.CLEAN),
        ("So we opened a shop.", Opener.WEAK),
        ("And then he left.", Opener.ORPHAN),
        ("He left.", Opener.ORPHAN),
        ("That's why I quit.", Opener.ORPHAN),
        ("Because it works.", Opener.ORPHAN),
        ("Yeah, exactly.", Opener.ORPHAN),
        ("Nobody told me.", Opener.CLEAN),
        ("Theory is nice.", Opener.CLEAN),
    ],
)
def test_english_openers(text: str, expected: Opener) -> None:
    assert opener_of(text, lexicon_for("en-US", "")) is expected


@pytest.mark.parametrize(
    "text",
    [
        *("Да?", "Да?!", "Да!?", "Ну?!.", "Правда?»", "(Правда?)", 'He said "why?"', "Что?.."),
        *(
            "لماذا؟",
            "何？",
            "「何？」",
            "¿Qué?",
            "Да? 😂",
            "Why?\u200f",
            "Да ну‽",
            "„Да?“",
            "— Да? —",
        ),
    ],
)
def test_questions(text: str) -> None:
    assert is_question(text)
    assert is_complete(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Да.",
            "«Правда.»",
            "«Правда».",
            "Ого!",
            "Ну…",
            "Вот...",
            "好。",
            "(Да.)",
            "(да).",
            "[Да.]",
        ),
        *(
            "И всё. 😂",
            "И всё! 🔥🔥",
            "Всё ❤️.",
            "Всё. ❤️",
            "Да.¹",
            "Да.*",
            "“Yes.”",
            "Yes.'",
            "〈はい。〉",
        ),
        *(
            "שלום.",
            "שלום.\u200f",
            "مرحبا.",
            "इति।",
            "Жду в 2020 г.",
            "и т. д.",
            "План Б.",
            "Рост 3.5.",
        ),
    ],
)
def test_statements(text: str) -> None:
    assert is_complete(text)
    assert not is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "да",
        "и вот,",
        "потому что —",
        "",
        "?нет",
        "3.14 это",
        "рост в 3.5",
        "т. е.",
        "и т.д.,",
        "им.",
    ],
)
def test_unfinished(text: str) -> None:
    assert not is_complete(text)
    assert not is_question(text)


def test_an_unknown_language_is_told_by_its_script() -> None:
    assert lexicon_for("multi", "Привет, hello, друзья").language == "ru"
    assert lexicon_for("uk", "").language == "en"
    assert lexicon_for("de", "Guten Tag").language == "en"
    assert lexicon_for("RU-ru", "hello").language == "ru"
