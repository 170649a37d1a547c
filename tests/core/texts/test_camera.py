"""The camera's decisions in words."""

import pytest

from core.domain.camera import Reason
from core.domain.crop import Layout, LayoutKind
from core.texts import LANGUAGES, Texts
from core.texts.camera import layout_words

ALL = Texts(strict=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_of_its_own(language: str) -> None:
    t = ALL.translator(language)
    told = {layout_words(t, Layout(LayoutKind.SINGLE, 0, 1, (), str(each))) for each in Reason}
    assert len(told) == len(Reason)
    assert all(": " in words for words in told)


def test_a_layout_says_what_it_shows_and_why() -> None:
    t = ALL.translator("ru")
    layout = Layout(LayoutKind.FIT, 0, 1, (), str(Reason.NO_FACE))
    assert layout_words(t, layout) == "весь кадр: лиц нет"
    assert layout_words(t, Layout(LayoutKind.FIT, 0, 1)) == "весь кадр"


def test_a_reason_of_another_version_stays_as_it_was_stored() -> None:
    layout = Layout(LayoutKind.SPLIT, 0, 1, (), "both at once")
    assert layout_words(ALL.translator("en"), layout) == "split: both at once"
