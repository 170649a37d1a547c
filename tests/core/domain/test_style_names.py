"""What styles may be called."""

import pytest

from core.domain.errors import StyleNameError
from core.domain.style_names import MAX_LETTERS, clean_name, name_key, numbered


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Мой  стиль\n", "Мой стиль"),
        ("Ё", "Ё"),
        ("🔥" * MAX_LETTERS, "🔥" * MAX_LETTERS),
        ("й", "й"),
        ("👩‍👧 семья", "👩‍👧 семья"),
    ],
)
def test_a_name_is_one_trimmed_line(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize("typed", ["", " \n ", "x" * (MAX_LETTERS + 1), "a\x00b", "\ud800"])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(StyleNameError) as caught:
        clean_name(typed)
    assert caught.value.params == {"limit": MAX_LETTERS}


def test_case_makes_no_other_name() -> None:
    assert name_key("ЁЛКА") == name_key("елка")
    assert name_key("STRASSE") == name_key("straße")
    assert name_key("Стиль 1") != name_key("Стиль 2")


def test_numbered_names_stay_names() -> None:
    assert numbered("Мой", 1) == "Мой"
    assert numbered("Мой", 2) == "Мой 2"
    assert clean_name(numbered("x" * MAX_LETTERS, 31)) == "x" * (MAX_LETTERS - 3) + " 31"
