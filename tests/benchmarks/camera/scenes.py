"""The clips: each is one thing that goes wrong with cameras."""

from math import pi, sin

from core.domain.spans import Span
from tests.benchmarks.camera.speech import alternate
from tests.benchmarks.camera.world import Place, Route, Scene, Speech, Take

WIDE, HIGH = 1280, 720
LEFT, MIDDLE, RIGHT, FACE = 0.28, 0.5, 0.72, 0.24


def scenes() -> tuple[Scene, ...]:
    """Return all of them."""
    makers = (
        walking, fast_turns, two_seated, swapped_sides, jitter, big_and_small, interjections,
        hard_cuts, nobody, three_people, off_screen, interviewer, vertical, slow_drift,
    )  # fmt: skip
    return tuple(make() for make in makers)


def by_name(name: str) -> Scene:
    """Return a clip. Raises KeyError."""
    return {scene.name: scene for scene in (*scenes(), full_hd())}[name]


def seat(x: float, height: float = FACE, y: float = 0.42) -> Route:
    """A seated person; heads are never quite still."""
    phase = 9 * x

    def path(s: float) -> Place:
        sway = 0.12 * height * sin(0.9 * s + phase)
        return Place(x + 0.5 * sway, y + 0.3 * sway * sin(0.7 * s), height)

    return path


def walking() -> Scene:
    """One speaker, 500 px to either side, there and back in 15 s."""

    def path(s: float) -> Place:
        return Place(MIDDLE + 500 / 1920 * sin(2 * pi * s / 15), 0.42, FACE)

    return _one_shot(
        "walking", 15_000, {0: path}, alternate((0,), 5_000, 15_000), size=(1920, 1080)
    )


def fast_turns() -> Scene:
    return _pair("fast_turns", alternate((0, 1), 1_700, 17_000), 17_000)


def two_seated() -> Scene:
    return _pair("two_seated", alternate((0, 1), 5_000, 20_000), 20_000)


def full_hd() -> Scene:
    """As above, with the size, rate and grain of a camera: what looking costs is measured on it."""
    takes = (Take(Span(0, 20_000), {0: seat(LEFT), 1: seat(RIGHT)}),)
    turns = alternate((0, 1), 5_000, 20_000)
    return Scene("full_hd", 1920, 1080, takes, turns, grain=5.0, fps=30)


def swapped_sides() -> Scene:
    """The cut shows the same two from the other side while one of them speaks."""
    first = Take(Span(0, 10_000), {0: seat(LEFT), 1: seat(RIGHT)})
    second = Take(Span(10_000, 20_000), {0: seat(RIGHT), 1: seat(LEFT)})
    turns = alternate((0, 1), 4_000, 20_000)
    return Scene("swapped_sides", WIDE, HIGH, (first, second), turns)


def jitter() -> Scene:
    """A nervous camera and a noisy sensor."""
    paths = {0: seat(LEFT), 1: seat(RIGHT)}
    takes = (Take(Span(0, 16_000), paths),)
    turns = alternate((0, 1), 4_000, 16_000)
    return Scene("jitter", WIDE, HIGH, takes, turns, shake_px=3.0, grain=10.0)


def big_and_small() -> Scene:
    """The one far away speaks as often as the one near the lens."""
    paths = {0: seat(0.32, 0.42, 0.5), 1: seat(0.76, 0.13, 0.34)}
    return _one_shot("big_and_small", 16_000, paths, alternate((0, 1), 4_000, 16_000))


def interjections() -> Scene:
    """One tells a story, the other agrees."""
    yes = tuple(Speech(1, Span(at, at + 600)) for at in (3_000, 6_900, 10_400, 13_100))
    return _pair("interjections", (*alternate((0,), 4_000, 16_000), *yes), 16_000)


def hard_cuts() -> Scene:
    """Wide, close, close, wide, a picture without people, close."""
    both = {0: seat(LEFT, 0.2), 1: seat(RIGHT, 0.2)}
    close = {0: {0: seat(0.46, 0.42, 0.45)}, 1: {1: seat(0.55, 0.42, 0.45)}}
    takes = (
        Take(Span(0, 3_000), both), Take(Span(3_000, 6_000), close[1]),
        Take(Span(6_000, 8_400), close[0]), Take(Span(8_400, 12_000), both),
        Take(Span(12_000, 14_000), {}), Take(Span(14_000, 17_000), close[1]),
    )  # fmt: skip
    turns = tuple(
        Speech(who, Span(start, end))
        for who, start, end in (
            (0, 100, 2_900), (1, 3_000, 5_800), (0, 6_000, 9_900), (1, 10_200, 13_800),
            (1, 14_000, 16_900),
        )
    )  # fmt: skip
    return Scene("hard_cuts", WIDE, HIGH, takes, turns)


def nobody() -> Scene:
    """The speaker leaves the picture, talks on for 10 s, and comes back."""

    def path(s: float) -> Place:
        away = min(max((s - 3.5) / 4.0, 0.0), max((20.5 - s) / 4.0, 0.0), 1.0)
        return Place(0.45 + 0.75 * away * away * (3 - 2 * away), 0.42, FACE)

    return _one_shot("nobody", 24_000, {0: path}, alternate((0,), 4_000, 24_000))


def three_people() -> Scene:
    paths = {0: seat(0.2, 0.2), 1: seat(MIDDLE, 0.2), 2: seat(0.8, 0.2)}
    return _one_shot("three_people", 20_000, paths, alternate((0, 1, 2, 1, 0), 4_000, 20_000))


def off_screen() -> Scene:
    """Half of the talk is someone else's, whom nobody sees; the listener listens."""
    return _one_shot("off_screen", 20_000, {0: seat(0.4)}, alternate((0, 1), 4_000, 20_000))


def interviewer() -> Scene:
    """Two guests in the picture, and a third voice asks."""
    turns = alternate((2, 0, 2, 1), 3_000, 24_000)
    return _pair("interviewer", turns, 24_000)


def vertical() -> Scene:
    """A phone's picture is upright already."""
    paths = {0: seat(0.5, 0.16, 0.36)}
    return _one_shot("vertical", 12_000, paths, alternate((0,), 4_000, 12_000), size=(720, 1280))


def slow_drift() -> Scene:
    def path(s: float) -> Place:
        return Place(0.3 + 0.3 * s / 16, 0.42, FACE)

    return _one_shot("slow_drift", 16_000, {0: path}, alternate((0,), 4_000, 16_000))


def _pair(name: str, speeches: tuple[Speech, ...], duration_ms: int) -> Scene:
    return _one_shot(name, duration_ms, {0: seat(LEFT), 1: seat(RIGHT)}, speeches)


def _one_shot(
    name: str,
    duration_ms: int,
    paths: dict[int, Route],
    speeches: tuple[Speech, ...],
    size: tuple[int, int] = (WIDE, HIGH),
) -> Scene:
    return Scene(name, *size, (Take(Span(0, duration_ms), paths),), speeches)
