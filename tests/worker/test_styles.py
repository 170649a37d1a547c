"""`shorts styles`, and styles by the names that people type."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from core.domain.presets import SYSTEM_PRESETS
from core.domain.style_json import dump_style, load_style
from worker.cli import app
from worker.commands.language import words
from worker.commands.style_names import style_called

CUSTOM = dump_style("Наш канал", SYSTEM_PRESETS["Neon"])


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/shorts.db")
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    monkeypatch.setattr("worker.commands.style_names.words", words.__wrapped__)
    monkeypatch.setattr("worker.commands.styles.words", words.__wrapped__)


def shorts(*arguments: str) -> str:
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def refused(*arguments: str) -> str:
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.exit_code == 2
    return done.stderr


def test_every_style_is_listed_with_what_it_is() -> None:
    listed = [json.loads(line) for line in shorts("styles", "--json").splitlines()]
    assert [style["name"] for style in listed] == list(SYSTEM_PRESETS)
    assert listed[0]["title"] == "Шортс"
    assert all(style["about"] for style in listed)
    assert "Плакат" in shorts("styles")


def test_a_style_of_a_file_is_offered_to_everybody_and_written_again(tmp_path: Path) -> None:
    file = tmp_path / "shorts-style.json"
    file.write_text(CUSTOM, encoding="utf-8")
    assert "Наш канал" in shorts("styles", "--import", str(file))
    assert json.loads(shorts("styles", "--json").splitlines()[-1])["name"] == "Наш канал"
    assert load_style(shorts("styles", "--export", "наш канал"))[1] == SYSTEM_PRESETS["Neon"]
    assert style_called("НАШ КАНАЛ") == SYSTEM_PRESETS["Neon"]


def test_a_built_in_style_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "мой.json"
    file.write_text(dump_style("караоке", SYSTEM_PRESETS["Neon"]), encoding="utf-8")
    assert "--import" in refused("styles", "--import", str(file))
    file.write_text("{}", encoding="utf-8")
    assert "--import" in refused("styles", "--import", str(file))
    assert "--export" in refused("styles", "--export", "Нет такого")


def test_a_style_is_known_by_its_name_in_any_language_and_by_its_file(tmp_path: Path) -> None:
    for name in ("Karaoke", "караоке", "KARAOKE"):
        assert style_called(name) == SYSTEM_PRESETS["Karaoke"]
    file = tmp_path / "style.json"
    file.write_text(CUSTOM, encoding="utf-8")
    assert style_called(str(file)) == SYSTEM_PRESETS["Neon"]
    file.write_text("[]", encoding="utf-8")
    for wrong in (str(file), str(tmp_path / "nothing.json"), "Нет такого"):
        with pytest.raises(typer.BadParameter):
            style_called(wrong)
