"""Whose voice belongs to which face, and how sure that is."""

from dataclasses import replace
from random import Random

import pytest

from core.domain.camera import CameraPlan, Reason
from core.domain.crop import LayoutKind
from core.domain.document import Word
from core.domain.faces import FaceAnalysis, Shot
from core.domain.spans import Span
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
    two_seated,
)

TURNS = talk(5_000)


def plan(analysis: FaceAnalysis, words: tuple[Word, ...]) -> CameraPlan:
    return plan_camera(analysis, facts(), words)


def faces_of(made: CameraPlan, shot: int = 0) -> dict[int | None, int | None]:
    return {face.speaker: face.person for face in made.decisions[shot].speakers}


@pytest.mark.parametrize("labels", [(0, 1), (1, 0), (8, 3)])
def test_a_voice_gets_the_face_whose_lips_go_with_it(labels: tuple[int, int]) -> None:
    words = said(*((labels[i % 2], turn) for i, turn in enumerate(TURNS)))
    made = plan(scene(two_seated(5_000)), words)
    assert faces_of(made) == {labels[0]: 0, labels[1]: 1}
    assert made.decisions[0].confidence > 0.8
    assert [turn.person for turn in made.decisions[0].turns] == [0, 1, 0, 1]
    assert [round(crop_x(x), 2) for x in made.layouts] == [LEFT, RIGHT, LEFT, RIGHT]


def test_the_camera_is_there_just_before_the_first_word_of_a_turn() -> None:
    words = said(*((i % 2, turn) for i, turn in enumerate(TURNS)))
    made = plan(scene(two_seated(5_000)), words)
    starts = [turn.span.start_ms for turn in made.decisions[0].turns[1:]]
    assert starts == [turn.start_ms - 80 for turn in TURNS[1:]]


def test_diarization_helps_where_lips_are_not_seen_to_move() -> None:
    quiet = Span(22_000, 28_000)
    people = (
        face(0, LEFT, CLIP, (Span(10_000, 17_000),)),
        face(1, RIGHT, CLIP, (Span(17_000, 22_000),)),
    )
    words = said((0, Span(10_000, 17_000)), (1, Span(17_000, 22_000)), (0, quiet))
    analysis = scene(Shot(CLIP, people))
    by_lips = plan(analysis, tuple(replace(word, speaker=None) for word in words))
    by_both = plan(analysis, words)
    assert round(crop_x(by_lips.layouts[-1]), 2) == RIGHT
    assert round(crop_x(by_both.layouts[-1]), 2) == LEFT


@pytest.mark.parametrize("seed", range(8))
def test_labels_that_contradict_the_lips_are_not_believed(seed: int) -> None:
    span = Span(10_000, 50_000)
    turns = talk(5_000, span)
    shot = Shot(span, (face(0, LEFT, span, turns[::2]), face(1, RIGHT, span, turns[1::2])))
    labels = [i // 2 % 2 for i in range(40)]
    Random(seed).shuffle(labels)
    words = said(*((labels[at // 1_000 - 10], Span(at, at + 1_000)) for at in range(*_ms(span))))
    made = plan(scene(shot), words)
    assert made.decisions[0].confidence < 0.4
    assert {layout.kind for layout in made.layouts} == {LayoutKind.SPLIT}


def test_a_voice_with_no_moving_lips_is_off_screen() -> None:
    """A reporter asks, two guests answer."""
    span = Span(10_000, 40_000)
    asks = (Span(10_000, 16_000), Span(25_000, 31_000))
    one, two = Span(16_400, 24_600), Span(31_400, 40_000)
    shot = Shot(span, (face(0, LEFT, span, (one,)), face(1, RIGHT, span, (two,))))
    made = plan(scene(shot), said((0, asks[0]), (1, one), (0, asks[1]), (2, two)))
    assert faces_of(made) == {0: None, 1: 0, 2: 1}
    kinds = [(layout.kind, layout.reason) for layout in made.layouts]
    assert kinds == [
        (LayoutKind.FIT, Reason.OFF_SCREEN),
        (LayoutKind.SINGLE, Reason.SPEAKING_FACE),
        (LayoutKind.FIT, Reason.OFF_SCREEN),
        (LayoutKind.SINGLE, Reason.SPEAKING_FACE),
    ]


def test_a_short_question_from_off_screen_leaves_the_camera_where_it_is() -> None:
    span = Span(10_000, 34_000)
    asks = (Span(17_000, 19_600), Span(26_000, 28_600))
    answers = (Span(10_000, 16_800), Span(19_800, 25_800), Span(28_800, 34_000))
    shot = Shot(span, (face(0, LEFT, span, answers), face(1, RIGHT, span)))
    turns = sorted([*((1, a) for a in asks), *((0, a) for a in answers)], key=lambda t: t[1])
    made = plan(scene(shot), said(*turns))
    assert [round(crop_x(x), 2) for x in made.layouts] == [LEFT]


def test_the_only_face_is_kept_while_somebody_else_is_heard() -> None:
    shot = Shot(CLIP, (face(0, LEFT, CLIP, TURNS[::2]),))
    made = plan(scene(shot), said(*((i % 2, turn) for i, turn in enumerate(TURNS))))
    assert faces_of(made) == {0: 0, 1: None}
    assert [layout.reason for layout in made.layouts] == [Reason.ONLY_FACE]


def test_a_voice_split_into_two_labels_keeps_its_face() -> None:
    words = said((0, TURNS[0]), (1, TURNS[1]), (2, TURNS[2]), (1, TURNS[3]))
    made = plan(scene(two_seated(5_000)), words)
    assert [round(crop_x(x), 2) for x in made.layouts] == [LEFT, RIGHT, LEFT, RIGHT]
    assert faces_of(made)[2] in (0, None)


def test_evidence_of_one_shot_serves_another_with_the_same_people() -> None:
    """In the second shot everybody is in profile."""
    first, second = Span(10_000, 30_000), Span(30_000, 40_000)
    answers = talk(5_000, second)
    shots = (
        Shot(
            first,
            (
                face(0, LEFT, first, TURNS[::2], person=0),
                face(1, RIGHT, first, TURNS[1::2], person=1),
            ),
        ),
        Shot(
            second,
            (
                face(2, LEFT, second, profile=True, person=0),
                face(3, RIGHT, second, profile=True, person=1),
            ),
        ),
    )
    turns = [*TURNS, *answers]
    made = plan(scene(*shots), said(*((i % 2, turn) for i, turn in enumerate(turns))))
    assert [round(crop_x(x), 2) for x in made.layouts][-2:] == [LEFT, RIGHT]


def test_brightness_alone_makes_nobody_a_speaker() -> None:
    """The right one's lips tremble all the time, as those of a badly lit face do."""
    people = (face(0, LEFT, CLIP, TURNS[::2]), face(1, RIGHT, CLIP, (CLIP,)))
    words = said(*((i % 2, turn) for i, turn in enumerate(TURNS)))
    made = plan(scene(Shot(CLIP, people)), words)
    assert faces_of(made)[0] == 0


def _ms(span: Span) -> tuple[int, int, int]:
    return span.start_ms, span.end_ms, 1_000
