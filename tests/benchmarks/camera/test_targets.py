"""What the camera must reach on every clip, planned from faces seen with the usual mistakes."""

from collections.abc import Callable

import pytest

from tests.benchmarks.camera.baselines import follow_detections
from tests.benchmarks.camera.figures import figures_of
from tests.benchmarks.camera.product import planned
from tests.benchmarks.camera.scenes import (
    fast_turns,
    hard_cuts,
    interjections,
    interviewer,
    scenes,
    slow_drift,
    swapped_sides,
    three_people,
    two_seated,
    walking,
)
from tests.benchmarks.camera.sightings import analysis_of
from tests.benchmarks.camera.speech import Labels
from tests.benchmarks.camera.world import Scene

INSIDE = 0.98
WRONG, WRONG_BY_LIPS = 0.02, 0.05
SEEDS = (1, 2)
CONVERSATIONS = (fast_turns, two_seated, swapped_sides, three_people, interviewer)


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_speaker_is_in_the_window_and_the_camera_calm(scene: Scene, seed: int) -> None:
    analysis = analysis_of(scene, seed)
    ours = figures_of(planned(scene, analysis).layouts, scene)
    follow = figures_of(follow_detections(scene, analysis), scene)
    assert ours.inside >= INSIDE
    assert ours.wrong <= WRONG
    assert ours.unexplained == ()
    assert ours.travel_px_s < follow.travel_px_s or follow.travel_px_s < 1
    assert ours.reversals_s <= follow.reversals_s


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.name)
def test_who_is_called_what_does_not_matter(scene: Scene) -> None:
    analysis = analysis_of(scene)
    called = [planned(scene, analysis, labels) for labels in (Labels.RIGHT, Labels.RENAMED)]
    assert called[0].layouts == called[1].layouts


@pytest.mark.parametrize("make", CONVERSATIONS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("seed", SEEDS)
def test_shuffled_labels_lower_the_confidence_and_never_show_the_wrong_face(
    make: Callable[[], Scene], seed: int
) -> None:
    scene = make()
    analysis = analysis_of(scene, seed)
    good, bad = (planned(scene, analysis, x) for x in (Labels.RIGHT, Labels.SHUFFLED))
    for sure, unsure in zip(good.decisions, bad.decisions, strict=True):
        assert unsure.confidence < sure.confidence
    figures = figures_of(bad.layouts, scene)
    assert figures.wrong <= WRONG
    assert figures.split + figures.fit >= 0.9


@pytest.mark.parametrize("make", [*CONVERSATIONS, interjections])
@pytest.mark.parametrize("labels", [Labels.RIGHT, Labels.SHUFFLED, Labels.NONE])
def test_where_no_lips_are_seen_nobody_is_shown_by_mistake(
    make: Callable[[], Scene], labels: Labels
) -> None:
    scene = make()
    figures = figures_of(planned(scene, analysis_of(scene, lips=False), labels).layouts, scene)
    assert figures.wrong <= WRONG
    assert figures.inside >= INSIDE


@pytest.mark.parametrize("make", CONVERSATIONS)
@pytest.mark.parametrize("labels", [Labels.CARELESS, Labels.NONE])
def test_lips_help_where_labels_are_careless_or_missing(
    make: Callable[[], Scene], labels: Labels
) -> None:
    scene = make()
    figures = figures_of(planned(scene, analysis_of(scene), labels).layouts, scene)
    assert figures.wrong <= WRONG_BY_LIPS
    assert figures.unexplained == ()


@pytest.mark.parametrize("make", [swapped_sides, hard_cuts])
def test_people_who_are_not_known_again_after_a_cut_are_still_followed(
    make: Callable[[], Scene],
) -> None:
    scene = make()
    figures = figures_of(planned(scene, analysis_of(scene, recognised=False)).layouts, scene)
    assert figures.inside >= INSIDE
    assert figures.unexplained == ()


@pytest.mark.parametrize("make", [walking, slow_drift, two_seated, swapped_sides, interjections])
def test_where_all_is_clear_one_person_fills_the_picture(make: Callable[[], Scene]) -> None:
    scene = make()
    figures = figures_of(planned(scene, analysis_of(scene)).layouts, scene)
    assert figures.split + figures.fit <= 0.05
