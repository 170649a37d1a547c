"""Posters and mirrors are no people."""

from core.engines.faces.false_faces import real_faces
from core.engines.faces.portrait import View
from tests.core.engines.faces.tracks import colors, thumb, track

SEEN = View(thumb(1), colors(1, 2), None)
MIRRORED = View(thumb(1)[:, ::-1], colors(1, 2), None)
OTHER = View(thumb(2), colors(1, 2), None)
TALK = [0.02, 0.08, 0.03, 0.09, None, 0.01, 0.02, 0.07, 0.02, None, 0.05, 0.01, 0.08, 0.03, 0.06]
LISTEN = [0.02] * 15
ALIVE, HUNG = (2.0, 6.0, 5.0, 9.0, 7.0, 8.0), (0.1, 0.2, 0.2, 2.0, 2.0, 2.1)


def test_a_poster_is_dropped() -> None:
    person = track(0, 0, [SEEN], TALK, changes=ALIVE)
    poster = track(1, 0, [OTHER], LISTEN, changes=HUNG)
    assert real_faces([person, poster]) == [person]


def test_who_sits_still_is_a_person() -> None:
    listener = track(0, 0, [SEEN], LISTEN, changes=(1.3, 2.8, 2.6, 3.5, 4.6))
    talker = track(1, 0, [OTHER], TALK, changes=HUNG)
    assert real_faces([listener, talker]) == [listener, talker]


def test_nobody_is_judged_by_a_glance() -> None:
    glance = track(0, 0, [SEEN], LISTEN[:4], changes=HUNG[:3])
    assert real_faces([glance]) == [glance]


def test_a_mirror_image_is_dropped() -> None:
    person = track(0, 0, [SEEN], TALK, changes=ALIVE)
    mirrored = [None if gap is None else gap * 0.9 + 0.001 for gap in TALK]
    mirror = track(1, 0, [MIRRORED], mirrored, width=0.06, changes=ALIVE)
    assert real_faces([mirror, person]) == [person]


def test_two_who_look_alike_but_talk_in_turn_are_two() -> None:
    person = track(0, 0, [SEEN], TALK, changes=ALIVE)
    twin = track(1, 0, [MIRRORED], [*TALK[7:], *TALK[:7]], width=0.06, changes=ALIVE)
    assert real_faces([person, twin]) == [person, twin]


def test_two_who_laugh_together_but_look_different_are_two() -> None:
    person = track(0, 0, [SEEN], TALK, changes=ALIVE)
    friend = track(1, 0, [OTHER], TALK, width=0.06, changes=ALIVE)
    assert real_faces([person, friend]) == [person, friend]
