"""A wrong command line is explained in the language of the person, without the parser's English."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.texts import Texts
from worker.cli import app

VIDEO = "talk.mp4"
TEXTS = Texts(strict=True)
COMMANDS = ("make", "styles", "doctor", "run", "health", "inspect", "report")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / VIDEO).write_bytes(b"0")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/shorts.db")
    return tmp_path


def speak(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    for module in ("usage", "spoken_help", "style_names", "make", "styles", "ranges"):
        monkeypatch.setattr(f"worker.commands.{module}.words", lambda: TEXTS.translator(language))


def refused(*arguments: str) -> str:
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.exit_code == 2
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["make"], "Не хватает: VIDEO…"),
        (["make", VIDEO], "Не хватает: --out"),
        (["make", "нет.mp4", "--out", "o"], "VIDEO…: нет такого файла: нет.mp4"),
        (["make", ".", "--out", "o"], "VIDEO…: . — это папка, а нужен файл"),
        (["make", VIDEO, "--out", VIDEO], f"--out: {VIDEO} — это файл, а нужна папка"),
        (["make", VIDEO, "--out", "o", "--logo", "none.png"], "--logo: нет такого файла: none.png"),
        (["make", VIDEO, "--out", "o", "--style", "my.json"], "--style: нет такого файла: my.json"),
        (["make", VIDEO, "--out", "o", "--style", "Пусто"], "--style: Пусто — такого стиля нет"),
        (["make", VIDEO, "--out", "o", "--count", "zz"], "--count: нужно целое число"),
        (["make", VIDEO, "--out", "o", "--count", "99"], "--count: нужно число не больше 50"),
        (["make", VIDEO, "--out", "o", "--layout", "x"], "--layout: x — такого варианта нет"),
        (["make", VIDEO, "--out", "o", "--range", "1"], "--range — значений после него"),
        (["make", VIDEO, "--out", "o", "--range", "5", "1"], "--range: 5 1 — нужны начало и"),
        (["make", VIDEO, "--out", "o", "--style"], "--style — после него нужно значение"),
        (["make", VIDEO, "--out", "o", "--draft=1"], "--draft пишется без значения"),
        (["styles", "--exprt", "x"], "Такого параметра нет: --exprt"),
        (["styles", "x"], "Лишнее в команде: x"),
        (["styles", "--export", "Пусто"], "--export: Пусто — такого стиля нет"),
        (["mak"], "Такой команды нет: mak"),
    ],
)
def test_what_is_wrong_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    speak(monkeypatch, "ru")
    first, hint = refused(*arguments).splitlines()
    assert first.startswith(f"❌ {said}")
    assert re.fullmatch(r" {3}Подсказка: .+ --help", hint)
    speak(monkeypatch, "en")
    assert not re.search("[а-я]", refused(*arguments).replace("Пусто", "").replace("нет.mp4", ""))


def test_a_style_file_says_all_that_is_wrong_with_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(monkeypatch, "ru")
    file = folder / "мой.json"
    file.write_text('{"kind": "shorts-style", "version": 1, "style": {"color": "red", "box": 5}}')
    told = refused("make", VIDEO, "--out", "o", "--style", "мой.json")
    assert 'color: "red" (#rrggbb' in told
    assert "box: 5 ({…})" in told
    file.write_text('{"kind": "shorts-style",\n "vers')
    assert "строка 2, символ 2" in refused("styles", "--import", "мой.json")
    file.write_text("[]")
    assert "не файл стиля" in refused("styles", "--import", "мой.json")


def test_the_help_is_wholly_in_the_language_of_the_person(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPTIONS", "ARGUMENTS", "COMMANDS"):
        monkeypatch.setattr(f"typer.rich_utils.{name}_PANEL_TITLE", name)
    for name in ("REQUIRED_LONG_STRING", "DEFAULT_STRING"):
        monkeypatch.setattr(f"typer.rich_utils.{name}", "{}")
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 200)
    speak(monkeypatch, "ru")
    pages = [[], *([name] for name in COMMANDS), ["report", "ab"]]
    for page in pages:
        told = CliRunner().invoke(app, [*page, "--help"], catch_exceptions=False).stdout
        assert "Как пользоваться: " in told
        assert "Показать эту справку." in told
        english = re.search(r"(?:[A-Za-z]{2,}[ ,.]+){4}", told.partition("ПАРАМЕТРЫ")[2])
        assert english is None, english
