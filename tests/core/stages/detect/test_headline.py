"""Titles of stretches that people cut themselves."""

import pytest

from core.stages.detect import headline


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Ну вот. Мы открыли доставку завтраков.", "Мы открыли доставку завтраков"),
        ("Мы открыли доставку, и я написал", "Мы открыли доставку, и я написал…"),
        ("Да. Почему это работает? Не знаю.", "Почему это работает?"),
        ("", ""),
    ],
)
def test_the_first_telling_sentence_is_the_title(said: str, title: str) -> None:
    assert headline(said, "ru") == title
