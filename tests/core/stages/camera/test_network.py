"""What the scores of an active-speaker network decide, and what not."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from core.domain.crop import Layout, LayoutKind
from core.domain.faces import FaceSample, FaceTrack, Shot
from core.domain.spans import Span
from core.stages.camera.network import likelihood, weighed
from core.stages.camera.plan import plan_camera
from tests.core.stages.camera.factories import (
    CLIP,
    LEFT,
    RIGHT,
    crop_x,
    face,
    facts,
    said,
    scene,
    talk,
)

SPEAKS, RESTS = 4.4, -1.8
"""What Light-ASD says of people it is right about."""
TURNS = talk(5_000)


def scored(
    track: FaceTrack, speaks: Sequence[Span], yes: float | None, no: float | None
) -> FaceTrack:
    return replace(
        track,
        samples=tuple(
            replace(s, speaking=yes if any(t.contains(s.time_ms) for t in speaks) else no)
            for s in track.samples
        ),
    )


def two(
    *, profile: bool, yes: float | None = SPEAKS, no: float | None = RESTS, lips: bool = False
) -> Shot:
    """Two seated who speak in turn: so the network says, and where they are seen to, the lips."""
    turns = (TURNS[::2], TURNS[1::2])
    people = [
        face(i, x, CLIP, turns[i] if lips else (), profile=profile)
        for i, x in enumerate((LEFT, RIGHT))
    ]
    return Shot(CLIP, tuple(scored(p, t, yes, no) for p, t in zip(people, turns, strict=True)))


def shown(shot: Shot, *, labels: bool) -> tuple[Layout, ...]:
    words = said(*((i % 2 if labels else None, turn) for i, turn in enumerate(TURNS)))
    return plan_camera(scene(shot), facts(), words).layouts


def follows_turns(layouts: Sequence[Layout]) -> bool:
    singles = [layout for layout in layouts if layout.kind is LayoutKind.SINGLE]
    return len(layouts) == len(singles) == len(TURNS) and all(
        abs(crop_x(layout) - (LEFT, RIGHT)[i % 2]) < 0.05 for i, layout in enumerate(layouts)
    )


@pytest.mark.parametrize("labels", [True, False])
def test_where_lips_say_nothing_the_scores_decide(labels: bool) -> None:
    blind = two(profile=True, yes=0.0, no=0.0)
    assert not follows_turns(shown(blind, labels=labels))
    assert follows_turns(shown(two(profile=True), labels=labels))


@pytest.mark.parametrize("labels", [True, False])
def test_where_it_does_not_know_lips_decide(labels: bool) -> None:
    undecided = two(profile=False, lips=True, yes=0.05, no=-0.05)
    assert follows_turns(shown(undecided, labels=labels))


def test_where_it_hears_everybody_at_once_it_is_not_believed() -> None:
    all_speak = two(profile=False, lips=True, yes=6.0, no=5.0)
    assert follows_turns(shown(all_speak, labels=False))
    unasked = two(profile=False, lips=True, yes=None, no=None)
    assert shown(all_speak, labels=True) == shown(unasked, labels=True)


def test_where_labels_and_it_agree_a_laughing_listener_is_not_shown() -> None:
    """The lips of both move all the time."""
    turns = (TURNS[::2], TURNS[1::2])
    people = [
        scored(face(i, x, CLIP, [CLIP]), turns[i], SPEAKS, RESTS)
        for i, x in enumerate((LEFT, RIGHT))
    ]
    assert follows_turns(shown(Shot(CLIP, tuple(people)), labels=True))
    assert follows_turns(shown(Shot(CLIP, tuple(people)), labels=False))


def test_its_word_is_the_mean_of_a_second_around() -> None:
    samples = [
        FaceSample(at, face(0, 0.5, CLIP).samples[0].rect, 0.9, None, logit)
        for at, logit in ((0, 4.0), (400, 0.0), (800, -4.0), (5_000, 2.0))
    ]
    word = likelihood(samples, np.array([400, 0, 2_500, 5_200]))
    assert word[0] == pytest.approx(0.5)
    assert word[1] == pytest.approx(1 / (1 + np.exp(-2)))
    assert np.isnan(word[2])
    assert word[3] == pytest.approx(1 / (1 + np.exp(-2)))


def test_what_is_known_of_neither_stays_unknown() -> None:
    nan = np.nan
    both = weighed(np.array([[nan, 0.4, 1.0, nan]]), np.array([[nan, nan, 0.0, 1.0]]))
    assert np.isnan(both[0, 0])
    assert both[0, 1] == pytest.approx(0.4)
    assert 0 < both[0, 2] < 0.5
    assert both[0, 3] == 1.0
