"""Files of replayed talks, in every form that is accepted, and in some that are not."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.moments.replay import ReplayError, read_replays

INTENSITIES = [0.2] * 98 + [0.9, 1.0]
PIECES = [
    {"start": 0.0, "end": 4.0, "text": "Почему это работает?"},
    {"start": 4.5, "duration": 3.0, "text": "Никто не знает."},
]
SUBTITLES = "1\n00:00:01,000 --> 00:00:04,000\nПочему это работает?\n"


def _write(tmp_path: Path, content: object, name: str = "rows.json") -> Path:
    path = tmp_path / name
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


async def test_a_row_of_the_published_form(tmp_path: Path) -> None:
    row = {"vid": "abc", "title": "t", "gt": INTENSITIES, "transcript": PIECES}
    (talk,), skipped = await read_replays(_write(tmp_path, [row]))
    assert not skipped
    assert talk.name == "abc"
    assert talk.intensities[-2:] == (0.9, 1.0)
    assert talk.recording is not None
    assert [u.text for u in talk.recording.utterances] == [p["text"] for p in PIECES]
    assert talk.recording.utterances[1].is_question is False
    assert talk.recording.words[-1].end_ms == 7_500


@pytest.mark.parametrize(
    "transcript",
    [
        {"segments": PIECES},
        {"chunks": [{"timestamp": [0, 4.0], "text": "Почему это работает?"}]},
        [{"start": 0, "end": 9, "words": [{"word": "Почему?", "start": 1, "end": 2}]}],
        json.dumps(PIECES),
        "Почему это работает? Никто не знает.",
    ],
)
async def test_transcripts(tmp_path: Path, transcript: object) -> None:
    row = {"id": "x", "duration": 100, "intensities": INTENSITIES, "transcript": transcript}
    (talk,), _ = await read_replays(_write(tmp_path, row))
    assert talk.duration_ms == 100_000
    assert talk.recording is not None
    assert talk.recording.words[0].text.startswith("Почему")
    assert talk.recording.duration_ms == 100_000


async def test_what_a_downloader_writes(tmp_path: Path) -> None:
    parts = [
        {"start_time": at * 2.0, "end_time": at * 2.0 + 2.0, "value": value}
        for at, value in enumerate(INTENSITIES)
    ]
    (tmp_path / "talk.ru.srt").write_text(SUBTITLES, encoding="utf-8")
    info = {"id": "abc", "duration": 200, "heatmap": parts}
    (talk,), _ = await read_replays(_write(tmp_path, info, "talk.info.json"))
    assert talk.intensities == tuple(INTENSITIES)
    assert talk.recording is not None


async def test_a_transcript_file_beside(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text(SUBTITLES, encoding="utf-8")
    row = {"id": "a", "gt": INTENSITIES, "transcript_file": "a.srt"}
    (talk,), _ = await read_replays(_write(tmp_path, row))
    assert talk.duration_ms == 5_000 or talk.recording is not None


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (3, "not an object"),
        ({"gt": INTENSITIES}, "neither a duration nor a transcript"),
        ({"duration": 9}, "no list in any of gt"),
        ({"duration": 9, "gt": "high"}, "no list in any of gt"),
        ({"duration": 9, "gt": INTENSITIES[1:]}, "99 intensities instead of 100"),
        ({"duration": 9, "gt": [*INTENSITIES[1:], None]}, "no numbers of 0..1"),
        ({"duration": 9, "gt": [*INTENSITIES[1:], 7]}, "no numbers of 0..1"),
        ({"duration": 9, "gt": [*INTENSITIES[1:], True]}, "no numbers of 0..1"),
        ({"duration": 9, "heatmap": [{"start_time": 0}]}, "no numbers of 0..1"),
        ({"duration": 9, "gt": INTENSITIES, "transcript_file": "none.srt"}, "none.srt"),
    ],
)
async def test_rows_that_are_left_out(tmp_path: Path, row: object, words: str) -> None:
    good: dict[str, Any] = {"id": "good", "duration": 9, "gt": INTENSITIES}
    talks, (line,) = await read_replays(_write(tmp_path, [row, good]))
    assert [talk.name for talk in talks] == ["good"]
    assert line.startswith("rows.json, row 1: ")
    assert words in line


@pytest.mark.parametrize("text", ["", "{", '{"id": 1}\nnot JSON\n', "\ufeff\x00"])
async def test_files_that_are_no_rows(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(text, encoding="utf-8")
    if text:
        with pytest.raises(ReplayError, match="line"):
            await read_replays(path)
    else:
        assert await read_replays(path) == ([], [])


async def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(ReplayError, match="cannot be read"):
        await read_replays(path)
