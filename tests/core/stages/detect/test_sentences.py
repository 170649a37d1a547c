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
    ],
)
def test_russian_openers(text: str, expected: Opener) -> None:
    assert opener_of(text, lexicon_for("ru", "")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why do people leave?", Opener.CLEAN),
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
    "text", ["Да?", "Да?!", "Правда?»", 'He said "why?"', "Что?..", "لماذا؟", "何？"]
)
def test_questions(text: str) -> None:
    assert is_question(text)
    assert is_complete(text)


@pytest.mark.parametrize("text", ["Да.", "«Правда.»", "Ого!", "Ну…", "Вот...", "好。", "(Да.)"])
def test_statements(text: str) -> None:
    assert is_complete(text)
    assert not is_question(text)


@pytest.mark.parametrize("text", ["да", "и вот,", "потому что —", "", "?нет", "3.14 это"])
def test_unfinished(text: str) -> None:
    assert not is_complete(text)
    assert not is_question(text)


def test_an_unknown_language_is_told_by_its_script() -> None:
    assert lexicon_for("multi", "Привет, hello, друзья").language == "ru"
    assert lexicon_for("uk", "").language == "en"
    assert lexicon_for("de", "Guten Tag").language == "en"
    assert lexicon_for("RU-ru", "hello").language == "ru"
