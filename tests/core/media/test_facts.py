import pytest

from core.media.facts import declared_end_s, displayed_size, frame_rate, number


@pytest.mark.parametrize(
    ("stream", "shown"),
    [
        ({"width": 640, "height": 360}, (640, 360, 0)),
        ({"width": 720, "height": 576, "sample_aspect_ratio": "16:15"}, (768, 576, 0)),
        ({"width": 720, "height": 480, "sample_aspect_ratio": "8:9"}, (640, 480, 0)),
        ({"width": 640, "height": 360, "sample_aspect_ratio": "0:1"}, (640, 360, 0)),
        ({"width": 640, "height": 360, "sample_aspect_ratio": "1:5000"}, (640, 360, 0)),
        ({"width": 640, "height": 360, "side_data_list": [{"rotation": -90}]}, (360, 640, 90)),
        ({"width": 640, "height": 360, "side_data_list": [{"rotation": 90}]}, (360, 640, 270)),
        ({"width": 640, "height": 360, "side_data_list": [{"rotation": -180}]}, (640, 360, 180)),
        ({"width": 640, "height": 360, "side_data_list": [{}]}, (640, 360, 0)),
        (
            {
                "width": 1440,
                "height": 1080,
                "sample_aspect_ratio": "4:3",
                "side_data_list": [{"rotation": -90.0}],
            },
            (1080, 1920, 90),
        ),
    ],
)
def test_size_as_it_is_shown(stream: dict[str, object], shown: tuple[int, int, int]) -> None:
    assert displayed_size(stream) == shown


def times(*steps: float) -> list[float]:
    now, result = 0.0, [0.0]
    for step in steps:
        now += step
        result.append(now)
    return result


@pytest.mark.parametrize(
    ("average", "nominal", "steps", "expected"),
    [
        ("30000/1001", "30000/1001", [0.0334] * 90, (29.97, False)),
        ("25/1", "25/1", [0.04] * 90, (25.0, False)),
        # Matroska rounds times to whole milliseconds.
        ("60/1", "60/1", [0.017, 0.016, 0.017] * 30, (60.0, False)),
        # Every third frame was dropped.
        ("16/1", "24/1", [1 / 24, 2 / 24] * 45, (16.0, True)),
        # Even at first, but the file as a whole is slower.
        ("20/1", "30/1", [1 / 30] * 90, (20.0, True)),
        # The average was taken over a slightly wrong duration.
        ("600000/24029", "25/1", [0.04] * 90, (25.0, False)),
        ("0/0", "0/0", [0.04] * 90, (25.0, False)),
        ("90000/1", "90000/1", [0.04] * 90, (25.0, False)),
        ("0/0", "30/1", [], (30.0, False)),
        ("0/0", "0/0", [], (25.0, False)),
    ],
)
def test_frame_rate(
    average: str, nominal: str, steps: list[float], expected: tuple[float, bool]
) -> None:
    stream = {"avg_frame_rate": average, "r_frame_rate": nominal}
    fps, variable = frame_rate(stream, times(*steps) if steps else [])
    assert (round(fps, 2), variable) == expected


@pytest.mark.parametrize(
    ("stream", "container", "end"),
    [
        ({"start_time": "0.852", "duration": "9.176"}, {"duration": "10.0"}, 10.028),
        ({"tags": {"DURATION": "00:01:02.500000000"}}, {"duration": "70"}, 62.5),
        ({"duration": "N/A"}, {"start_time": "1.4", "duration": "20"}, 21.4),
        # A stream that claims to outlast its file is mistaken.
        ({"duration": "3600"}, {"duration": "20"}, 20.0),
        ({"duration": "0.000"}, {"duration": "20"}, 20.0),
        ({"tags": {"DURATION": "soon"}}, {}, None),
        ({}, {"duration": "N/A"}, None),
    ],
)
def test_end_of_the_picture(
    stream: dict[str, object], container: dict[str, object], end: float | None
) -> None:
    found = declared_end_s(stream, container)
    assert found == (end if end is None else pytest.approx(end))


def test_numbers_that_ffprobe_does_not_know() -> None:
    assert (number("1.5"), number("N/A"), number(None)) == (1.5, None, None)
