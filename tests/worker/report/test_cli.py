"""`shorts report ab`, as a person types it."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from core.domain.records.clip import ClipStatus
from core.domain.records.detection import Arm
from tests.support.databases import migrated_database, units_of_work
from tests.support.records import a_detection, set_scene
from worker.cli import app
from worker.commands.language import words

Report = Callable[..., Result]


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> Iterator[Report]:
    """Run `shorts report` on a database, in a language."""

    def run(url: str, *arguments: str, language: str = "en_US.UTF-8") -> Result:
        words.cache_clear()
        for name, value in {"LC_ALL": "", "LC_MESSAGES": "", "LANG": language}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setenv("DATABASE_URL", url)
        return CliRunner().invoke(app, ["report", *arguments])

    yield run
    words.cache_clear()


async def search_twice(request: pytest.FixtureRequest, folder: Path) -> str:
    """Return the address of a database with a project whose shadow shares one of two moments."""
    async with (
        migrated_database("sqlite", request.config, folder) as url,
        units_of_work(url) as uow,
    ):
        scene = await set_scene(uow)
        taken, dropped = (
            replace(clip, span=replace(clip.span, start_ms=clip.span.start_ms + 20_000 * number))
            for number, clip in enumerate(scene.clips)
        )
        main = a_detection(scene.project, Arm.MAIN, taken.span, dropped.span)
        shadow = a_detection(scene.project, Arm.SHADOW, taken.span)
        pending = (ClipStatus.PENDING,)
        async with uow() as work:
            await work.clips.change(dropped.id, dropped.title, dropped.span, dropped.meta)
            await work.clips.move(taken.id, ClipStatus.APPROVED, only_from=pending)
            await work.clips.move(dropped.id, ClipStatus.REJECTED, only_from=pending)
            await work.detections.put(main)
            await work.detections.put(replace(shadow, provider="deepinfra", prompt_version="v2"))
            await work.commit()
    return url


def test_people_get_a_table_and_programs_get_json(
    request: pytest.FixtureRequest, tmp_path: Path, report: Report
) -> None:
    url = asyncio.run(search_twice(request, tmp_path))
    table = report(url, "ab", language="ru_RU.UTF-8")
    assert table.exit_code == 0, table.output
    for shown in ("1 проект с двумя поисками", "gigachat", "deepinfra", "50% (1 из 2)", "67%"):
        assert shown in table.stdout
    assert "только по тем, что нашёл и основной поиск" in " ".join(table.stdout.split())
    assert max(map(len, table.stdout.splitlines())) <= 80
    (line,) = report(url, "ab", "--json", "--limit", "5").stdout.splitlines()
    comparison = json.loads(line)
    assert (comparison["projects"], comparison["agreement"]) == (1, pytest.approx(2 / 3))
    assert (comparison["main"]["approval"], comparison["shadow"]["approval"]) == (0.5, 1.0)
    assert comparison["main"]["cost_usd"] == "0.012345678"
    assert comparison["shadow"]["provider"] == "deepinfra"


def test_a_new_installation_has_nothing_to_compare(tmp_path: Path, report: Report) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/new.db"
    for language, said in (("ru_RU.UTF-8", "Сравнивать пока нечего"), ("C", "Nothing to compare")):
        done = report(url, "ab", language=language)
        assert (done.exit_code, done.stderr) == (0, "")
        assert said in done.stdout
    assert report(url, "ab", "--json").stdout == ""


def test_a_database_that_is_none_is_told_in_words(report: Report) -> None:
    done = report("mysql://somewhere/else", "ab")
    assert done.exit_code == 1
    assert "DATABASE_URL" in done.stderr


def test_the_help_says_what_the_figures_mean(report: Report) -> None:
    assert "Approved by people" in report("", "ab", "--help").stdout
