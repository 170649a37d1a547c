"""What lies over a short beside its captions."""

from itertools import pairwise

import pytest

from core.domain.brand import BrandKit
from core.domain.captions import CaptionStyle
from core.domain.crop import Layout, LayoutKind
from core.domain.overlays import Corner, Overlays
from core.stages.overlays import HOOK_LETTERS, clear_of_faces, hook_text, overlays_for

STYLE = CaptionStyle(font_family="Rubik", font_weight=600, highlight_color="#3df08b")


def test_nothing_is_drawn_that_nobody_asked_for() -> None:
    assert overlays_for(BrandKit(), "Название", STYLE, 20_000) == Overlays()


def test_the_hook_says_the_title_in_the_first_seconds() -> None:
    drawn = overlays_for(BrandKit(hook=True), "Как мы потеряли всё", STYLE, 20_000)
    assert drawn.hook is not None
    assert (drawn.hook.text, drawn.hook.from_ms, drawn.hook.to_ms) == (
        "Как мы потеряли всё",
        0,
        3_000,
    )
    assert (drawn.hook.font_family, drawn.hook.font_weight) == ("Rubik", 600)
    brief = overlays_for(BrandKit(hook=True), "Как", STYLE, 1_500).hook
    assert brief is not None
    assert brief.to_ms == 1_500
    assert overlays_for(BrandKit(hook=True), " … ", STYLE, 20_000).hook is None


@pytest.mark.parametrize(
    ("accent", "letters"),
    [("#ffe14a", "#101014"), ("#14002b", "#ffffff"), ("#ff0000", "#ffffff"), (None, "#101014")],
)
def test_the_card_has_the_colour_of_the_brand_and_can_be_read(
    accent: str | None, letters: str
) -> None:
    kit = BrandKit(accent_color=accent, hook=True, progress_bar=True)
    drawn = overlays_for(kit, "Название", STYLE, 20_000)
    assert drawn.hook is not None
    assert drawn.progress_bar is not None
    assert drawn.hook.color == letters
    assert drawn.hook.background_color == (accent or "#ffffff")
    assert drawn.progress_bar.color == (accent or "#3df08b")


def test_a_logo_goes_before_a_text() -> None:
    both = BrandKit(logo_key="chats/1/logo.png", watermark_text="@канал", corner=Corner.BOTTOM_LEFT)
    mark = overlays_for(both, "", STYLE, 20_000).watermark
    assert mark is not None
    assert (mark.image_key, mark.text, mark.corner) == ("chats/1/logo.png", None, "bottom_left")
    text = overlays_for(BrandKit(watermark_text="@канал"), "", STYLE, 20_000).watermark
    assert text is not None
    assert (text.image_key, text.text) == (None, "@канал")


def test_obscene_words_of_the_title_are_starred_like_those_of_the_captions() -> None:
    drawn = overlays_for(BrandKit(hook=True), "Полный пиздец", STYLE, 20_000, mask_profanity=True)
    assert drawn.hook is not None
    assert drawn.hook.text == "Полный п****ц"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("  Почему  люди\nбросают учёбу? ", "Почему люди бросают учёбу?"),
        ("Он вернулся.", "Он вернулся"),
        ("Сорок из тысячи #учёба #shorts", "Сорок из тысячи"),
        ("#1 причина уйти", "#1 причина уйти"),
        ("«Всё пропало», — сказал он", "«Всё пропало», — сказал он"),
        ("—", ""),
        ("", ""),
        (
            "Почему мы потратили три года и все деньги на то, что никому не нужно",
            "Почему мы потратили три года и все деньги на то, что никому…",
        ),
        (
            "Мы ехали туда целый день и вечер и не нашли совсем ничего в том",
            "Мы ехали туда целый день и вечер и не нашли совсем ничего…",
        ),
        ("а" * 100, "а" * 59 + "…"),
    ],
)
def test_a_title_is_cut_as_a_person_would(title: str, shown: str) -> None:
    assert hook_text(title) == shown
    assert len(shown) <= HOOK_LETTERS


@pytest.mark.parametrize(
    ("split_from_ms", "split_to_ms", "at_the_seam"),
    [(0, 20_000, True), (0, 1_600, True), (0, 1_400, False), (2_000, 20_000, False)],
)
def test_the_hook_covers_no_face_of_a_split_picture(
    split_from_ms: int, split_to_ms: int, at_the_seam: bool
) -> None:
    drawn = overlays_for(BrandKit(hook=True), "Как мы потеряли всё", STYLE, 20_000)
    cuts = sorted({0, split_from_ms, split_to_ms, 20_000})
    layouts = [
        Layout(LayoutKind.SPLIT if start == split_from_ms else LayoutKind.SINGLE, start, end)
        for start, end in pairwise(cuts)
    ]
    hook = clear_of_faces(drawn, layouts).hook
    assert hook is not None
    assert (hook.position_y > 0.4) is at_the_seam
    assert clear_of_faces(Overlays(), layouts) == Overlays()
