"""The commands: a sheet is made, judged and scored; bad files end in words."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tests.benchmarks.moments.__main__ import app

TRANSCRIPT = str(Path(__file__).parents[2] / "samples" / "podcast.srt")
DATA = Path(__file__).parent / "data"


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def _words(result: Result) -> str:
    """What was said, without the frame and the line breaks of the terminal."""
    return " ".join(result.output.replace("│", " ").split())


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    sheet, key = tmp_path / "sheet.json", tmp_path / "key.json"
    made = _run("sheet", TRANSCRIPT, "--out", sheet, "--key", key, "--seed", "1")
    assert made.exit_code == 0, made.output
    return sheet, key


def _judge(sheet: Path, *verdicts: object) -> None:
    judged = json.loads(sheet.read_text(encoding="utf-8"))
    for pair, verdict in zip(judged["pairs"], verdicts, strict=False):
        pair["verdict"] = verdict
    sheet.write_text(json.dumps(judged), encoding="utf-8")


def _ours(sheet: Path, key: Path) -> list[str]:
    """Return our sides in the sheet's order."""
    talks = json.loads(key.read_text(encoding="utf-8"))["talks"]
    sides = {entry["id"]: entry["ours"] for talk in talks for entry in talk["pairs"]}
    return [sides[pair["id"]] for pair in json.loads(sheet.read_text(encoding="utf-8"))["pairs"]]


def test_judged_sheets_are_scored(files: tuple[Path, Path]) -> None:
    ours = _ours(*files)
    assert len(ours) == 3
    _judge(files[0], f" {ours[0].upper()} ", "tie", "b" if ours[2] == "a" else "a")
    scored = _run("score", *files)
    assert scored.exit_code == 0, scored.output
    lines = [json.loads(line) for line in scored.output.splitlines()]
    assert [line["talk"] for line in lines] == [TRANSCRIPT, "total"]
    total: dict[str, Any] = lines[-1]
    assert (total["wins"], total["losses"], total["ties"], total["unjudged"]) == (1, 1, 1, 0)
    assert total["value"] == total["baseline"] == 0.5
    assert total["p"] == 1


def test_what_is_not_judged_is_not_counted(files: tuple[Path, Path]) -> None:
    _judge(files[0], _ours(*files)[0])
    total = json.loads(_run("score", *files).output.splitlines()[-1])
    assert (total["wins"], total["unjudged"], total["value"]) == (1, 2, 1)


def test_nothing_judged_yet(files: tuple[Path, Path]) -> None:
    scored = _run("score", *files)
    assert scored.exit_code == 2
    assert "nothing is judged yet" in _words(scored)


@pytest.mark.parametrize(
    ("judged", "words"),
    [
        ("", "Invalid JSON"),
        ('{"sheet": "x", "pairs": [', "Invalid JSON"),
        ("[]", "Input should be an object"),
        ('{"sheet": "x"}', "pairs: Field required"),
        (
            '{"sheet": "x", "pairs": [{"id": "", "talk": 1, "a": "", "b": "", "verdict": "left"}]}',
            "pairs[0].verdict: Input should be 'a', 'b' or 'tie'",
        ),
        ('{"sheet": "x", "pairs": [], "version": 2}', "version: Input should be 1"),
        ('{"sheet": "x", "pairs": []}', "the key is of another sheet"),
    ],
)
def test_bad_judged_files_end_in_words(files: tuple[Path, Path], judged: str, words: str) -> None:
    files[0].write_text(judged, encoding="utf-8")
    scored = _run("score", *files)
    assert scored.exit_code == 2
    assert words in _words(scored)


def test_pairs_that_are_lost_doubled_or_new(files: tuple[Path, Path]) -> None:
    sheet, key = files
    whole = json.loads(sheet.read_text(encoding="utf-8"))
    pairs = whole["pairs"]
    for changed, words in (
        (pairs[1:], "missing in the sheet"),
        ([*pairs, pairs[0]], "more than once"),
        ([*pairs, {**pairs[0], "id": "new"}], "the key does not know: new"),
    ):
        sheet.write_text(json.dumps({**whole, "pairs": changed}), encoding="utf-8")
        assert words in _words(_run("score", sheet, key))


def test_sheets_of_nothing(tmp_path: Path) -> None:
    out, key = tmp_path / "sheet.json", tmp_path / "key.json"
    assert _run("sheet", TRANSCRIPT, "--out", out, "--key", out).exit_code == 2
    broken = tmp_path / "broken.srt"
    broken.write_text("no cues")
    result = _run("sheet", broken, "--out", out, "--key", key)
    assert result.exit_code == 1
    assert "BadTranscriptError" in result.output
    assert not out.exists()


def test_agreement_is_printed(tmp_path: Path) -> None:
    result = _run("agree", DATA / "replayed.jsonl")
    assert result.exit_code == 0, result.output
    figures = {line["name"]: line for line in map(json.loads, result.output.splitlines())}
    assert figures["moments.agreement.talks"]["value"] == 2
    assert 0 <= figures["moments.agreement.f1"]["value"] <= 1
    assert "first_segments" in figures["moments.agreement.f1"]


def test_agreement_of_given_clips() -> None:
    result = _run("agree", DATA / "replayed.jsonl", "--clips", DATA / "clips.json")
    figures = {line["name"]: line for line in map(json.loads, result.output.splitlines())}
    assert figures["moments.agreement.talks"]["value"] == 1
    assert figures["moments.agreement.precision"]["value"] == 1
    assert figures["moments.agreement.recall"]["value"] == 0.5
    assert figures["moments.agreement.precision"]["baseline"] < 0.4


def test_agreement_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "rows.json").write_text('[{"id": "x", "gt": [1, 2]}]')
    result = _run("agree", tmp_path / "rows.json")
    assert result.exit_code == 2
    assert "row 1" in _words(result)
