"""Cards hold whatever the models and people come up with."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keyboards.clip import ClipCD
from bot.screens.card import CAPTION_LIMIT, card_screen, short_caption
from bot.screens.cut import units
from bot.texts import html_words
from core.domain.hashtags import hashtags
from core.domain.ids import new_id
from core.domain.records.clip import Clip, ClipMeta, ClipStatus
from core.domain.records.project import ErrorNote
from core.texts import LANGUAGES
from tests.support.records import NOON, a_clip, an_artifact
from tests.support.texts import bot_texts

TEXTS = bot_texts()
CLIP = a_clip(an_artifact(new_id()))


def seen(html: str) -> str:
    """What is left of HTML once Telegram has read it."""
    return unescape(re.sub(r"</?b>", "", html))


def _clip(title: str, meta: ClipMeta, **changes: object) -> Clip:
    return replace(CLIP, title=title, meta=meta, updated_at=NOON, **changes)  # type: ignore[arg-type]


@given(
    title=st.text(max_size=400),
    reason=st.text(max_size=3_000),
    words=st.text(max_size=3_000),
    tags=st.lists(st.text(max_size=60), max_size=40),
    status=st.sampled_from(ClipStatus),
    language=st.sampled_from(LANGUAGES),
)
def test_any_clip_fits(
    title: str, reason: str, words: str, tags: list[str], status: ClipStatus, language: str
) -> None:
    meta = ClipMeta(reason=reason, first_words=words, hashtags=tuple(tags))
    clip = _clip(title, meta, status=status)
    t = html_words(TEXTS, language)
    for html in (card_screen(t, clip, 0.5).text, short_caption(t, clip)):
        assert units(seen(html)) <= CAPTION_LIMIT
        assert not re.search(r"<(?!/?b>)", html)


@pytest.mark.parametrize("letter", ["Ы", "🎬", "<", "&", "ы "])
def test_the_longest_card_fits(letter: str) -> None:
    meta = ClipMeta(reason=letter * 2_400, first_words=letter * 2_400)
    clip = _clip(letter * 400, meta, status=ClipStatus.APPROVED, error="error-short-too-large")
    note = ErrorNote("error-short-too-large", {"limit_mb": 50, "actual_mb": 61.5})
    html = card_screen(html_words(TEXTS, "ru"), clip, None, note).text
    assert units(seen(html)) <= CAPTION_LIMIT
    assert "61,5 МБ" in html


def test_what_a_card_says() -> None:
    meta = ClipMeta(reason="Спор <о главном>", first_words="Я ему говорю")
    screen = card_screen(html_words(TEXTS, "ru"), _clip("Мы & они", meta))
    assert screen.text == (
        "<b>1. Мы &amp; они</b>\n⭐ 87/100 · 0:01–0:31 · 30 с\n\n"
        "💡 Спор &lt;о главном&gt;\n\n«Я ему говорю…»"
    )
    assert screen.keyboard is not None
    row, looks, more = screen.keyboard.inline_keyboard
    assert [button.text for button in looks] == ["👁 Черновик", "📊 Оценка"]
    assert [button.text for button in more] == ["✨ Ещё такие", "🎥 Камера"]
    assert [button.text[0] for button in row] == ["✅", "❌", "✏"]
    assert all(ClipCD.unpack(button.callback_data or "").clip == CLIP.id for button in row)


def test_a_decided_card_says_how_it_stands() -> None:
    t = html_words(TEXTS, "en")
    for status, words, buttons in (
        (ClipStatus.APPROVED, "making the short: 42%", ["✅ Approved"]),
        (ClipStatus.REJECTED, "Rejected", ["↩️ Bring back"]),
        (ClipStatus.EXPORTED, "the short is in the chat", ["🎥 Camera"]),
    ):
        screen = card_screen(t, _clip("T", ClipMeta(), status=status), 0.42)
        assert words in screen.text
        rows = screen.keyboard.inline_keyboard if screen.keyboard else []
        assert [button.text for row in rows for button in row] == buttons


def test_hashtags_are_such_that_telegram_links_them() -> None:
    assert hashtags(("#деньги", "личный опыт", "C++", "2024", "деньги", "")) == [
        "#деньги",
        "#личный_опыт",
        "#C",
    ]
