"""Reading an order."""

import pytest

from core.domain.moments import Candidate
from core.domain.spans import Span
from core.stages.detect.ranking import by_position, read_order

from .scripted import ordering


@pytest.mark.parametrize(
    ("text", "order"),
    [
        (ordering(3, 1, 2, 4), (2, 0, 1, 3)),
        ("[3, 1, 2, 4]", (2, 0, 1, 3)),
        (ordering("3", "№ 1", 2.0, "[4]"), (2, 0, 1, 3)),
        (ordering(3, 3, 1), (2, 0, 1, 3)),
        (ordering(4, 9, 0, -1, None, 2), (3, 1, 0, 2)),
    ],
)
def test_orders_are_read_kindly(text: str, order: tuple[int, ...]) -> None:
    assert read_order(text, 4).items == order


@pytest.mark.parametrize(
    "text", ["", "{}", ordering(), ordering(1), ordering(7, 8, 9, 10), '{"order": "1, 2, 3, 4"}']
)
def test_an_order_of_few_is_none(text: str) -> None:
    reading = read_order(text, 4)
    assert not reading.items
    assert reading.problems


def test_the_first_has_the_highest_score() -> None:
    placed = [
        Candidate(Span(at, at + 1), f"{at}", "", score, {}) for at, score in enumerate((40, 90, 70))
    ]
    assert [(c.title, c.score) for c in by_position(placed)] == [("0", 90), ("1", 70), ("2", 40)]
