"""Obscene words get stars; words that only look like them do not."""

import pytest

from core.stages.profanity import is_profane, masked
from tests.core.stages.profanity.words import (
    DISGUISED,
    INNOCENT_EN,
    INNOCENT_RU,
    OBSCENE_EN,
    OBSCENE_RU,
)


def test_there_is_enough_of_both() -> None:
    assert len(set(OBSCENE_RU + OBSCENE_EN)) >= 150
    assert len(set(INNOCENT_RU + INNOCENT_EN)) >= 230


def test_every_obscene_word_is_masked() -> None:
    shown = [word for word in OBSCENE_RU + OBSCENE_EN + DISGUISED if not is_profane(word)]
    assert shown == []


def test_no_innocent_word_is_masked() -> None:
    words = INNOCENT_RU + INNOCENT_EN
    starred = [word for word in words + [w.upper() for w in words] if is_profane(word)]
    assert starred == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("хуйня", "х***я"),
        ("хуй", "х*й"),
        ("Блядь,", "Б***ь,"),
        ("«охуенно»!", "«о*****о»!"),
        ("по-хуйски", "по-х****и"),
        ("сука-то", "с**а-то"),
        ("fucking", "f*****g"),
        ("ёб", "ё*"),
        ("🔥хуйня🔥", "🔥х***я🔥"),
        ("хлеб🍞", "хлеб🍞"),
        ("х*й", "х*й"),
        ("100%", "100%"),
        ("", ""),
    ],
)
def test_the_first_and_the_last_letter_stay_and_so_does_everything_around(
    said: str, shown: str
) -> None:
    assert masked(said) == shown


def test_a_whole_sentence() -> None:
    said = "Ну и хуйня, сказал мудрый хулиган, — пиздец просто."
    assert masked(said) == "Ну и х***я, сказал мудрый хулиган, — п****ц просто."
