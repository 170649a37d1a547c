"""How a sentence reads when words of it are gone."""

import pytest

from core.domain.document import Word
from core.domain.spans import Span
from core.domain.timeline import Timeline
from core.stages.tighten import remaining_words


def without(text: str, *gone: int) -> str:
    """Leave out words by number."""
    tokens = text.split()
    words = [Word(token, i * 100, i * 100 + 100) for i, token in enumerate(tokens)]
    kept = tuple(Span(w.start_ms, w.end_ms) for i, w in enumerate(words) if i not in gone)
    return " ".join(word.text for word in remaining_words(words, Timeline(kept)))


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("Ну, я пришёл.", (0,), "Я пришёл."),
        ("ну я пришёл", (0,), "я пришёл"),
        ("Я, ну, пришёл.", (1,), "Я пришёл."),
        ("Я знал, ну что придёшь.", (2,), "Я знал, что придёшь."),
        ("Я знал ну, что придёшь.", (2,), "Я знал, что придёшь."),
        ("Он пришёл, э-э. Мы ушли.", (2,), "Он пришёл. Мы ушли."),
        ("Он пришёл, э-э. Ну, мы ушли.", (2, 3), "Он пришёл. Мы ушли."),
        ("Он пришёл, э-э…", (2,), "Он пришёл…"),
        ("Он пришёл, э-э", (2,), "Он пришёл"),
        ("Да! Ну, мы ушли.", (1,), "Да! Мы ушли."),
        ("Да! «Ну, мы ушли».", (1,), "Да! «Мы ушли»."),
        ("«Мы ушли, ну».", (2,), "«Мы ушли»."),
        ("And, I mean, it works.", (1, 2), "And it works."),
        ("Um, it works.", (0,), "It works."),
    ],
)
def test_capitals_commas_and_quotes(text: str, gone: tuple[int, ...], left: str) -> None:
    assert without(text, *gone) == left


def test_nothing_gone_nothing_changed() -> None:
    assert without("так ,вот „он” — и сказал.,") == "так ,вот „он” — и сказал.,"
