"""Real clips whose turns and faces were read off by eye; they lie outside the repository."""

from bisect import bisect_right

from core.domain.spans import Span
from tests.benchmarks.camera.world import Place, Route, Scene, Speech, Take

_LEFT_SPEAKS = ((9.2, 10.8), (14.2, 18.2), (24.2, 35.8), (43, 46))
_RIGHT_SPEAKS = ((4.2, 8.2), (12.2, 13.8), (19.2, 22.8), (36.8, 41.8), (48, 62))
_SINGER_CLOSE = (
    (2.77, 0.297, 0.317, 0.267), (3.0, 0.322, 0.342, 0.272), (3.27, 0.369, 0.389, 0.256),
    (3.5, 0.385, 0.346, 0.247), (3.77, 0.391, 0.392, 0.228), (4.0, 0.372, 0.264, 0.233),
    (4.27, 0.358, 0.219, 0.239), (4.5, 0.321, 0.21, 0.236), (4.77, 0.334, 0.21, 0.264),
    (5.01, 0.394, 0.242, 0.278), (5.27, 0.453, 0.247, 0.267), (5.51, 0.437, 0.271, 0.286),
    (5.77, 0.389, 0.35, 0.272), (6.01, 0.377, 0.272, 0.267), (6.27, 0.395, 0.244, 0.289),
    (6.51, 0.435, 0.254, 0.281), (6.77, 0.477, 0.256, 0.278), (7.01, 0.482, 0.274, 0.297),
)  # fmt: skip
"""Seconds, centre and height of the singer's face in the third shot."""


def deeptalk() -> Scene:
    """Two anchors in one wide shot, 64 s."""
    paths: dict[int, Route] = {
        0: lambda _s: Place(0.254, 0.386, 0.134),
        1: lambda _s: Place(0.752, 0.358, 0.131),
    }
    spoken = [(start, end, 0) for start, end in _LEFT_SPEAKS]
    spoken += [(start, end, 1) for start, end in _RIGHT_SPEAKS]
    speeches = tuple(
        Speech(who, Span(round(1000 * start), round(1000 * end)))
        for start, end, who in sorted(spoken)
    )
    take = Take(Span(0, 64_000), paths)
    return Scene("deeptalk_demo", 640, 360, (take,), speeches)


def hamilton() -> Scene:
    """A singer on a far stage, a profile, the singer close, an audience of many profiles."""
    takes = (
        Take(Span(0, 667), {0: lambda _s: Place(0.845, 0.21, 0.116)}),
        Take(Span(667, 2_733), {1: lambda _s: Place(0.7, 0.45, 0.6)}),
        Take(Span(2_733, 7_033), {0: _through(_SINGER_CLOSE)}),
        Take(Span(7_033, 9_170), {2: lambda _s: Place(0.635, 0.39, 0.235)}),
    )
    return Scene("hamilton_short", 640, 360, takes, (Speech(0, Span(0, 9_100)),), fps=30)


def _through(marks: tuple[tuple[float, float, float, float], ...]) -> Route:
    times = [mark[0] for mark in marks]

    def path(s: float) -> Place:
        i = min(max(bisect_right(times, s) - 1, 0), len(marks) - 2)
        (t0, *a), (t1, *b) = marks[i], marks[i + 1]
        share = min(max((s - t0) / (t1 - t0), 0.0), 1.0)
        x, y, height = (early + (late - early) * share for early, late in zip(a, b, strict=True))
        return Place(x, y, height)

    return path
