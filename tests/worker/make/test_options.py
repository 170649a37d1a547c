"""Times and names on the command line."""

import pytest

from core.domain.errors import BadRangeError, RangeTooLongError
from core.domain.spans import Span
from core.texts.times import parse_time_ms
from worker.make.naming import Names, file_stem, range_stem
from worker.make.options import check_span, parse_span


@pytest.mark.parametrize(
    ("text", "ms"),
    [("0", 0), ("75", 75_000), ("75.5", 75_500), ("1:15", 75_000), ("1:02:30,5", 3_750_500)],
)
def test_times_are_seconds_or_a_clock(text: str, ms: int) -> None:
    assert parse_time_ms(text) == ms


@pytest.mark.parametrize("text", ["", "-5", "1:-5", "1:2:3:4", "five", "1::2", "inf", "nan"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_time_ms(text)


def test_a_range_runs_forwards_and_stays_inside_the_video() -> None:
    assert parse_span("10", "0:20") == Span(10_000, 20_000)
    with pytest.raises(ValueError, match=r"20\.\.10"):
        parse_span("20", "10")
    check_span(Span(0, 60_000), 60_000)
    with pytest.raises(ValueError, match=r"1\.\.1\.05"):
        parse_span("1", "1.05")
    with pytest.raises(BadRangeError):
        check_span(Span(0, 60_001), 60_000)
    with pytest.raises(RangeTooLongError):
        check_span(Span(0, 601_000), 3_600_000)


def test_names_keep_letters_of_any_script_and_fit_a_file_system() -> None:
    assert file_stem("talk", 3, "Как мы «потеряли» всё?") == "talk-03-Как-мы-потеряли-всё"
    long = file_stem("в" * 300, 1, "слово " * 100)
    assert len(f".{long}.mp4.part".encode()) <= 255
    assert file_stem("a/../b", 1, "../../etc") == "a-b-01-etc"


def test_ranges_of_one_video_and_videos_of_one_name_do_not_overwrite_each_other() -> None:
    assert range_stem("talk", Span(75_000, 102_500)) == "talk-1m15s-1m42.5s"
    names = Names()
    given = [names.give(range_stem("talk", Span(0, 5_000))) for _ in range(3)]
    assert given == ["talk-0m0s-0m5s", "talk-0m0s-0m5s-2", "talk-0m0s-0m5s-3"]
