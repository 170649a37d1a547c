"""Where a new shot begins."""

from collections.abc import Callable, Iterable

import numpy as np
import pytest
from numpy.typing import NDArray

from core.engines.faces.cuts import CutFinder, Step, exact_cut

Cue = NDArray[np.uint8]


def cue(seed: int) -> Cue:
    return np.random.default_rng(seed).integers(0, 256, (36, 64, 3), np.uint8)


def moving(picture: Cue, by: int) -> Cue:
    return np.roll(picture, by, axis=1)


def steps(cues: Iterable[Cue], every_ms: int = 40) -> list[tuple[Step, int]]:
    finder = CutFinder()
    found = [(finder.step(c, i * every_ms), i * every_ms) for i, c in enumerate(cues)]
    return [(step, time) for step, time in found if step is not Step.SAME]


@pytest.mark.parametrize("every_ms", [8, 40, 200])
def test_a_hard_cut_is_found_at_any_rate(every_ms: int) -> None:
    found = steps([cue(1)] * 60 + [cue(2)] * 60, every_ms)
    assert found == [(Step.CUT, 60 * every_ms)]


def test_a_moving_picture_is_no_cut() -> None:
    """Every frame differs from the one before as much as a cut would."""
    assert steps(moving(cue(1), i) for i in range(50)) == []


def test_a_flash_is_taken_back() -> None:
    white = np.full((36, 64, 3), 255, np.uint8)
    found = steps([cue(1)] * 30 + [white] * 3 + [cue(1)] * 30)
    assert found == [(Step.CUT, 1_200), (Step.UNDO, 1_320)]


def test_shots_shorter_than_a_glance_are_none() -> None:
    found = steps([cue(1)] * 30 + [cue(2)] * 6 + [cue(3)] * 30)
    assert found == [(Step.CUT, 1_200)]


def test_a_fade_is_no_hard_cut() -> None:
    fade: Callable[[int], Cue] = lambda i: (cue(1) * (1 - i / 50)).astype(np.uint8)  # noqa: E731
    assert steps(fade(i) for i in range(50)) == []


def test_the_frame_of_a_cut_among_all_frames_around_it() -> None:
    cues = [(0, cue(1)), (40, cue(1)), (80, cue(2)), (120, cue(2))]
    assert exact_cut(cues) == 80
    assert exact_cut(cues[:1]) == 0
