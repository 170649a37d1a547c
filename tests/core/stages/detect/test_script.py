"""Telling languages apart by their letters."""

import pytest

from core.stages.detect.script import Letters, is_foreign, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Мы говорили про ChatGPT и деньги.", "CYRILLIC"),
        ("We talked about money, café and all.", "LATIN"),
        ("שלום עולם", "HEBREW"),
        ("Привет hello пока bye", None),
        ("123 😀 …", None),
        ("", None),
    ],
)
def test_the_script_that_prevails(text: str, script: str | None) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "script", "foreign"),
    [
        ("How he lost a million", "CYRILLIC", True),
        ("Как он потерял миллион", "CYRILLIC", False),
        ("Почему ChatGPT лучше Google", "CYRILLIC", False),
        ("Как он потерял миллион", "LATIN", True),
        ("IT", "CYRILLIC", False),
        ("100 000", "CYRILLIC", False),
        ("How he lost a million", None, False),
        ("", "CYRILLIC", False),
    ],
)
def test_a_text_in_other_letters(text: str, script: str | None, foreign: bool) -> None:
    assert is_foreign(text, script) is foreign


@pytest.mark.parametrize(
    ("text", "admitted"),
    [
        ("Как он потерял миллион", True),
        ("Docker compose и docker up", True),
        ("docker compose up", True),
        ("Steve Jobs", True),
        ("OpenAI", True),
        ("Why people quit", False),
        ("why quit", False),
        ("What Steve Jobs Said", False),
        ("", True),
    ],
)
def test_what_a_russian_talk_may_be_called(text: str, admitted: bool) -> None:
    letters = Letters(
        "Мы пишем docker compose up, и всё поднимается: так мы и живём уже третий год."
    )
    assert letters.admit(text) is admitted
