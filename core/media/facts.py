"""Facts about a video, worked out from what ffprobe says. Nothing is run here."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import Any

_FPS_RANGE = (1.0, 240.0)
_FALLBACK_FPS = 25.0
_SANE_PIXEL_ASPECT = (Fraction(1, 4), Fraction(4))
_UNEVEN_INTERVAL = 0.25
_UNEVEN_SHARE = 0.02
_AVERAGE_TOLERANCE = 0.03
_SAME_RATE = 0.005
_STREAM_LONGER_THAN_FILE_S = 1.0
_CLOCK = re.compile(r"(\d+):(\d+):(\d+(?:\.\d+)?)")

Stream = dict[str, Any]


def number(value: object) -> float | None:
    """Read one of ffprobe's numbers; None for what it does not know ("N/A", absent)."""
    try:
        return float(str(value))
    except ValueError:
        return None


def displayed_size(stream: Stream) -> tuple[int, int, int]:
    """Return width and height as shown, and the clockwise turn (0, 90, 180, 270) they include.

    A pixel aspect changes the width, the way players and `scale=iw*sar:ih` do.
    """
    width, height = int(stream.get("width") or 0), int(stream.get("height") or 0)
    width = max(1, round(width * _pixel_aspect(stream)))
    turn = _turn(stream)
    return (height, width, turn) if turn in {90, 270} else (width, height, turn)


def frame_rate(stream: Stream, times_s: Sequence[float]) -> tuple[float, bool]:
    """Return the average frames per second, and whether frames come unevenly.

    `times_s` are the presentation times of the first packets, in any order.
    """
    average, nominal = _rate(stream.get("avg_frame_rate")), _rate(stream.get("r_frame_rate"))
    steps = [late - early for early, late in pairwise(sorted(set(times_s)))]
    if not steps:
        return average or nominal or _FALLBACK_FPS, False
    step = median(steps)
    uneven = sum(abs(s - step) > _UNEVEN_INTERVAL * step for s in steps) > _UNEVEN_SHARE * len(
        steps
    )
    if average is None:
        return _clamped(1 / step) or _FALLBACK_FPS, uneven
    uneven = uneven or abs(average * step - 1) > _AVERAGE_TOLERANCE
    if not uneven and nominal is not None and abs(nominal / average - 1) < _SAME_RATE:
        return nominal, False  # the average was taken over a slightly wrong duration
    return average, uneven


def declared_end_s(stream: Stream, container: dict[str, Any]) -> float | None:
    """Return when the picture ends on the container's clock, as far as the headers tell."""
    file_end = None
    if (length := number(container.get("duration"))) is not None and length > 0:
        file_end = length + (number(container.get("start_time")) or 0.0)
    ends = []
    if (length := number(stream.get("duration"))) is not None and length > 0:
        ends.append(length + (number(stream.get("start_time")) or 0.0))
    if (tag := _clock(stream.get("tags", {}).get("DURATION"))) is not None:
        ends.append(tag)
    for end in ends:  # a stream that claims to outlast its file is mistaken
        if file_end is None or end <= file_end + _STREAM_LONGER_THAN_FILE_S:
            return end
    return file_end


def _pixel_aspect(stream: Stream) -> Fraction:
    width, _, height = str(stream.get("sample_aspect_ratio", "")).partition(":")
    if not (width.isdigit() and height.isdigit() and int(width) and int(height)):
        return Fraction(1)
    aspect = Fraction(int(width), int(height))
    low, high = _SANE_PIXEL_ASPECT
    return aspect if low <= aspect <= high else Fraction(1)


def _turn(stream: Stream) -> int:
    for data in stream.get("side_data_list", ()):
        # ffprobe counts against the clock.
        if (angle := number(data.get("rotation"))) is not None:
            return round(-angle / 90) * 90 % 360
    return 0


def _rate(value: object) -> float | None:
    top, _, bottom = str(value).partition("/")
    if not (top.isdigit() and bottom.isdigit() and int(bottom)):
        return None
    return _clamped(int(top) / int(bottom))


def _clamped(fps: float) -> float | None:
    low, high = _FPS_RANGE
    return fps if low <= fps <= high else None


def _clock(value: object) -> float | None:
    """Read Matroska's hh:mm:ss.fraction."""
    match = _CLOCK.fullmatch(str(value))
    if match is None:
        return None
    hours, minutes, seconds = (float(part) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
