"""Prompt files."""

from dataclasses import fields
from pathlib import Path

import pytest

from core.domain.moments import SUBSCORES
from core.stages.detect import PromptError, PromptTemplate, load_prompt, marks
from core.stages.detect.prompt import PROMPTS_DIR, fill

GOOD = """note
=== system ===
S {{min_words}}
=== find ===
F {{transcript}} {{fields}}
=== survey ===
V {{transcript}}
=== detail ===
D {{transcript}}
=== fields ===
X
=== rank ===
R {{candidates}}
=== search ===
Q {{query}} {{transcript}}
=== examples ===
E {{examples}}
=== correction ===
C {{problem}}
"""


def test_every_shipped_version_is_in_order() -> None:
    versions = [path.stem for path in PROMPTS_DIR.glob("*.txt")]
    assert "v1" in versions
    for version in versions:
        assert load_prompt(version).version == version


def test_the_first_version_says_what_matters(prompt: PromptTemplate) -> None:
    for name in SUBSCORES:
        assert f"  {name} —" in prompt.fields
    everything = [getattr(prompt, field.name) for field in fields(prompt)]
    for text in everything:
        assert not any(word in text.lower() for word in ("секунд", "таймкод", "json"))
    for text in (prompt.find, prompt.detail):
        assert "{{fields}}" in text
        assert "{{examples}}" in text
    assert "{{examples}}" in prompt.rank


@pytest.mark.parametrize("section", ["find", "survey", "detail", "rank", "search", "examples"])
def test_what_people_say_is_fenced_off(prompt: PromptTemplate, section: str) -> None:
    text = getattr(prompt, section)
    for blank in ("transcript", "candidates", "query") + (("examples",) * (section == "examples")):
        if f"{{{{{blank}}}}}" in text:
            assert f"<<<\n{{{{{blank}}}}}\n>>>" in text


def test_every_mark_is_explained(prompt: PromptTemplate) -> None:
    names = [value for name, value in vars(marks).items() if name.isupper() and name[0] != "_"]
    assert len(names) > 8
    for name in names:
        assert f"{{{name}}}" in prompt.system


def test_sections_and_notes_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "v9.txt").write_text(GOOD, encoding="utf-8")
    loaded = load_prompt("v9", tmp_path)
    assert (loaded.system, loaded.search, loaded.correction) == (
        "S {{min_words}}",
        "Q {{query}} {{transcript}}",
        "C {{problem}}",
    )


def test_a_file_of_windows_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "v9.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_prompt("v9", tmp_path).fields == "X"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD.replace("=== correction ===", ""), "correction.* is missing"),
        (GOOD.replace("{{min_words}}", "{{min_wrods}}"), "system: unknown blanks .*min_wrods"),
        (GOOD.replace("V {{transcript}}", "nothing"), "survey: the blank {{transcript}}"),
        (GOOD.replace("{{query}}", "{{ query }}"), "search: a blank is a word"),
        (GOOD.replace("S {{min_words}}", ""), "system.* is missing or empty"),
        (GOOD.replace("=== rank ===", "=== rang ==="), "unknown section '=== rang ==='"),
        (GOOD + "=== rank ===\nR {{candidates}}\n", "rank ===' is there twice"),
        ("", "system"),
    ],
)
def test_a_file_that_is_not_in_order_says_where(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "v9.txt").write_text(text, encoding="utf-8")
    with pytest.raises(PromptError, match=problem):
        load_prompt("v9", tmp_path)


def test_a_file_that_is_no_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "v9.txt").write_bytes("=== system ===\nПривет".encode("cp1251"))
    with pytest.raises(PromptError, match="UTF-8"):
        load_prompt("v9", tmp_path)


@pytest.mark.parametrize("version", ["v0", "", "../README", "v1.txt", "v1/../v1"])
def test_an_unknown_version_names_those_there_are(version: str) -> None:
    with pytest.raises(PromptError, match="v1"):
        load_prompt(version)


def test_what_is_filled_in_is_not_read_again() -> None:
    assert fill("a {{x}} b", x="{{y}} \\1", y="no") == "a {{y}} \\1 b"
