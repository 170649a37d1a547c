"""What the message under the cards says of how the moments were found."""

from dataclasses import replace

import pytest

from bot.screens.review import review_screen
from bot.texts import html_words
from core.domain.ids import new_id
from core.domain.records.clip import Clip, ClipMeta
from tests.support.records import a_clip, an_artifact
from tests.support.texts import bot_texts

SOURCE = an_artifact(new_id())


def clips(*found_by: str) -> list[Clip]:
    return [replace(a_clip(SOURCE), meta=ClipMeta(found_by=name)) for name in found_by]


@pytest.mark.parametrize(
    ("found_by", "words"),
    [
        (("local", "local"), "Моменты выбраны без языковой модели"),
        (("gigachat", "local", "local"), "2 момента выбраны без языковой модели"),
        (("gigachat", "local"), "1 момент выбран без языковой модели"),
    ],
)
def test_local_choices_are_counted_truthfully(found_by: tuple[str, ...], words: str) -> None:
    t = html_words(bot_texts(), "ru")
    assert words in review_screen(t, new_id(), clips(*found_by)).text


def test_a_model_that_chose_all_is_not_talked_about() -> None:
    t = html_words(bot_texts(), "ru")
    assert "модел" not in review_screen(t, new_id(), clips("gigachat", "gigachat")).text
