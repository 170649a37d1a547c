"""Who is who across shots."""

from core.engines.faces.people import people_of
from core.engines.faces.portrait import Values, View
from tests.core.engines.faces.tracks import colors, mixed, thumb, track

DARK, FAIR = colors(9, 1, 1), colors(1, 1, 9)
RED, BLUE = colors(8, 1, 1), colors(1, 1, 8)
ANNA, BORIS, VERA = thumb(1), thumb(2), thumb(3)


def view(face: Values, head: Values = DARK, clothes: Values | None = RED) -> View:
    return View(face, head, clothes)


def test_the_same_two_in_every_shot() -> None:
    anna, boris = view(ANNA), view(BORIS, FAIR, BLUE)
    wide = [track(0, 0, [anna]), track(1, 0, [boris])]
    close = [track(2, 10_000, [view(mixed(BORIS, VERA, 0.8), FAIR, None)])]
    again = [track(3, 20_000, [boris]), track(4, 20_000, [anna])]
    assert people_of([wide, close, again]) == {0: 0, 1: 1, 2: 1, 3: 1, 4: 0}


def test_another_face_in_the_same_light_is_another_person() -> None:
    shots = [[track(0, 0, [view(ANNA)])], [track(1, 5_000, [view(BORIS)])]]
    assert people_of(shots) == {0: 0, 1: 1}


def test_other_clothes_make_another_person() -> None:
    shots = [[track(0, 0, [view(ANNA)])], [track(1, 5_000, [view(ANNA, clothes=BLUE)])]]
    assert people_of(shots) == {0: 0, 1: 1}


def test_nobody_is_in_two_places() -> None:
    """Twins: the third track is joined to one of them only."""
    shots = [
        [track(0, 0, [view(ANNA)]), track(1, 0, [view(ANNA)])],
        [track(2, 5_000, [view(ANNA)])],
    ]
    people = people_of(shots)
    assert people[0] != people[1]
    assert people[2] in {people[0], people[1]}


def test_who_left_and_came_back_in_one_shot_is_the_same() -> None:
    assert people_of([[track(0, 0, [view(ANNA)]), track(1, 9_000, [view(ANNA)])]]) == {0: 0, 1: 0}


def test_one_in_between_does_not_join_two_who_differ() -> None:
    first = track(0, 0, [view(ANNA, clothes=RED)])
    between = track(1, 5_000, [view(ANNA, clothes=None)])
    last = track(2, 10_000, [view(ANNA, clothes=BLUE)])
    people = people_of([[first], [between], [last]])
    assert people[0] != people[2]


def test_nobody_at_all() -> None:
    assert people_of([[], []]) == {}
