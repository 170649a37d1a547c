"""Sounds among the words."""

import pytest

from core.stages.detect.sounds import spoken
from tests.factories import make_words


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[музыка]", ""),
        ("♪", ""),
        ("♪ ♫ ♪", ""),
        ("[громкая тревожная музыка]", ""),
        ("(аплодисменты)", ""),
        ("*смеётся*", ""),
        ("… — !", ""),
        ("😀😀", ""),
        ("[смех] Ну и вот, [пауза] пришли мы.", "Ну и вот, пришли мы."),
        ("Он пришёл (так говорят) домой.", "Он пришёл (так говорят) домой."),
        ("Москва — столица.", "Москва — столица."),
        ("Смотри пункт [5] договора.", "Смотри пункт [5] договора."),
        ("Он сказал [не закрыл.", "Он сказал [не закрыл."),
        ("", ""),
    ],
)
def test_only_what_was_said_is_left(line: str, said: str) -> None:
    assert " ".join(word.text for word in spoken(make_words(line, 0, None))) == said
