"""Transcripts that people bring along."""

from pathlib import Path

import pytest

from core.domain.document import Document
from core.domain.errors import BadTranscriptError, OtherTranscriptError
from core.engines.transcription.sidecar import SidecarTranscriber, check_transcript
from core.ports.transcriber import TranscribeRequest


async def read(
    path: Path, *, offset_ms: int = 0, language: str | None = None, duration_ms: int = 60_000
) -> Document:
    engine = SidecarTranscriber(path, language)
    request = TranscribeRequest(path, duration_ms, start_offset_ms=offset_ms)
    raw = await engine.request(request)
    return engine.parse(raw)


async def read_text(tmp_path: Path, text: str | bytes) -> Document:
    path = tmp_path / "talk.srt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return await read(path)


def timed(document: Document) -> list[tuple[str, int, int]]:
    return [(w.text, w.start_ms, w.end_ms) for w in document.words()]


SRT = """1
00:00:01,000 --> 00:00:03,000
<i>Привет,</i> мир!

2
00:00:03,500 --> 00:00:05,500
{\\an8}- Как дела?
- Всё — хорошо.
"""


async def test_subrip(tmp_path: Path) -> None:
    document = await read_text(tmp_path, SRT)
    assert (document.engine, document.language) == ("sidecar", "ru")
    assert [line.text for line in document.lines()] == [
        "Привет, мир!",
        "Как дела?",
        "Всё — хорошо.",
    ]
    first, second, *_ = document.words()
    # Seven weights for "Привет,", four for "мир!".
    assert (first.start_ms, first.end_ms, second.start_ms) == (1000, 2272, 2272)
    assert [line.start_ms for line in document.lines()] == [1000, 3500, 4400]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
async def test_encodings_and_line_ends(tmp_path: Path, encoding: str, end: str) -> None:
    text = SRT.replace("—", "-").replace("\n", end)
    document = await read_text(tmp_path, text.encode(encoding))
    assert next(document.lines()).text == "Привет, мир!"


VTT = """WEBVTT - a talk

NOTE
it was a good one

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.000 align:start position:10%
<v Анна>Один <00:00:02.000><c.yellow>два</c> <00:00:03.500>три</v>

00:04.000 --> 00:05.000
<v Павел>Tom &amp; Jerry</v>

00:05.000 --> 00:06.000
[музыка]

00:06.000 --> 00:07.000
<v Анна>Да.</v>
"""


async def test_webvtt_with_its_own_word_times(tmp_path: Path) -> None:
    document = await read_text(tmp_path, VTT)
    assert timed(document)[:3] == [
        ("Один", 1000, 2000),
        ("два", 2000, 3040),
        ("три", 3500, 4000),
    ]
    assert [(s.speaker, " ".join(w.text for line in s.lines for w in line.words))
            for s in document.segments] == [
        (0, "Один два три"),
        (1, "Tom & Jerry"),
        (0, "Да."),
    ]  # fmt: skip


async def test_captions_that_roll_up(tmp_path: Path) -> None:
    document = await read_text(
        tmp_path,
        """WEBVTT
Kind: captions

00:00:00.160 --> 00:00:02.550 align:start position:0%
 
hello<00:00:00.480><c> big</c><00:00:01.000><c> world</c>

00:00:02.550 --> 00:00:02.560 align:start position:0%
hello big world
 

00:00:02.560 --> 00:00:05.000 align:start position:0%
hello big world
how<00:00:03.000><c> are</c><00:00:03.500><c> you</c>
""",  # noqa: W293 - as such files are
    )
    assert " ".join(w.text for w in document.words()) == "hello big world how are you"


async def test_a_repeated_answer_is_not_lost(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nДа.\n\n2\n00:00:02,000 --> 00:00:03,000\nДа.\n"
    assert [w.text for w in (await read_text(tmp_path, text)).words()] == ["Да.", "Да."]


async def test_cues_out_of_order_and_over_each_other(tmp_path: Path) -> None:
    document = await read_text(
        tmp_path,
        """1
00:00:05,000 --> 00:00:06,000
конец

2
00:00:00,000 --> 00:00:04,000
начало и

3
00:00:01,000 --> 00:00:01,000
середина

4
00:00:01,000 --> 00:00:03,000
вместе
""",
    )
    assert [w.text for w in document.words()] == ["начало", "и", "середина", "вместе", "конец"]
    ends = [w.end_ms for w in document.words()]
    starts = [w.start_ms for w in document.words()]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    assert all(end > start for start, end in zip(starts, ends, strict=True))


async def test_a_cue_that_stays_does_not_stretch_its_words(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:59,000\nДа, это так.\n"
    assert (await read_text(tmp_path, text)).segments[0].end_ms < 5_000


async def test_numbers_that_are_said(tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:02,000 --> 00:00:03,000\n42\n"
    assert [w.text for w in (await read_text(tmp_path, text)).words()] == ["1984", "42"]


async def test_times_of_the_file_become_times_of_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "t.srt"
    path.write_text(
        "1\n0:00:00,000 --> 0:00:00,500\nРано\n\n2\n0:00:01,500 --> 0:00:02,000\nВот\n",
        encoding="utf-8",
    )
    assert timed(await read(path, offset_ms=800)) == [("Вот", 700, 1200)]


async def test_a_deepgram_answer_whatever_its_name(sample_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_bytes((sample_dir / "podcast.deepgram.json").read_bytes())
    document = await read(path)
    assert (document.engine, document.language) == ("sidecar", "ru")
    assert {line.speaker for line in document.lines()} == {0, 1}


async def test_the_sample(sample_dir: Path) -> None:
    document = await read(sample_dir / "podcast.srt", duration_ms=100_000)
    assert next(document.lines()).text.startswith("Павел, правда,")
    assert len(list(document.lines())) > 25


async def test_a_given_language_wins(sample_dir: Path) -> None:
    assert (await read(sample_dir / "podcast.srt", language="bg")).language == "bg"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"just words",
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)),
        b'{"results": {}}',
        b'{"broken": ',
        b"WEBVTT\n\n",
        b"99 --> 100\nhello",
    ],
)
async def test_files_that_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BadTranscriptError) as caught:
        await read_text(tmp_path, content)
    assert caught.value.params == {"name": "talk.srt"}


async def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadTranscriptError) as caught:
        await read(tmp_path / "none.srt")
    assert caught.value.params == {"name": "none.srt"}


@pytest.mark.parametrize("letters", ["<", "<v ", "<v" + " " * 99, "{\\", "[", "- "])
@pytest.mark.timeout(10)
def test_a_file_made_to_keep_us_busy_is_soon_done_with(letters: str) -> None:
    """Everybody else waits while it is read: what grew with the square took hours."""
    endless = letters * (19_000 // len(letters))
    times = [f"00:{at // 60:02}:{at % 60:02},000" for at in range(32)]
    cues = [f"{times[at]} --> {times[at + 1]}\nhi {endless}\n" for at in range(30)]
    check_transcript("\n".join(cues).encode(), "talk.srt")
    with pytest.raises(BadTranscriptError):
        check_transcript(f"{times[0]} --> {times[1]}\n{endless * 50}".encode(), "talk.srt")


def test_braces_without_end_are_no_transcript() -> None:
    with pytest.raises(BadTranscriptError):
        check_transcript(b'{"a":' * 100_000, "talk.srt")


def test_a_file_of_cues_that_all_begin_at_once_is_soon_done_with() -> None:
    text = "00:00:01,000 --> 00:00:05,000\na\n" * 100_000
    with pytest.raises(BadTranscriptError):
        check_transcript(text.encode(), "talk.srt")


async def test_what_is_said_after_the_end_of_the_video_is_left_out(tmp_path: Path) -> None:
    late = "00:00:59,000 --> 00:01:03,000\nконец\n\n00:01:10,000 --> 00:01:12,000\nза кадром\n"
    document = await read_text(tmp_path, f"{SRT}\n{late}")
    assert timed(document)[-1] == ("конец", 59_000, 60_000)
    path = tmp_path / "other.srt"
    path.write_text(late.replace("00:00:59", "00:01:09"))
    with pytest.raises(OtherTranscriptError):
        await read(path)
