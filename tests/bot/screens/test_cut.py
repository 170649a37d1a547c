"""Cutting foreign text."""

from hypothesis import given
from hypothesis import strategies as st

from bot.screens.cut import cut, tidy, units


@given(st.text(max_size=300), st.integers(2, 100))
def test_never_longer_than_asked(text: str, limit: int) -> None:
    assert units(cut(text, limit)) <= limit


def test_between_words() -> None:
    assert cut("Почему мы всё бросили и уехали", 20) == "Почему мы всё…"
    assert cut("Почему, мы всё", 9) == "Почему…"
    assert cut("коротко", 20) == "коротко"
    assert cut("Донаудампфшиффартсгезелльшафт", 10) == "Донаудамп…"


def test_one_line_that_bends_nothing_around_it() -> None:
    assert tidy(" a\n\tb\u202e c\x00 ") == "a b c"
    assert tidy("👩\u200d💻") == "👩\u200d💻"


def test_emoji_count_as_telegram_counts_them() -> None:
    assert units("🎬") == 2
    assert cut("🎬🎬🎬🎬", 5) == "🎬🎬…"
