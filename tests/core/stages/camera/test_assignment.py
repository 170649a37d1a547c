"""The assignment against trying everything."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from core.stages.camera.assignment import assign

TABLES = st.integers(1, 4).flatmap(
    lambda rows: st.integers(rows, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.floats(-1, 1), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


@given(TABLES)
def test_no_other_assignment_is_worth_more(worth: list[list[float]]) -> None:
    chosen = assign(worth)
    assert len(set(chosen)) == len(worth)
    total = sum(row[column] for row, column in zip(worth, chosen, strict=True))
    best = max(
        sum(row[column] for row, column in zip(worth, columns, strict=True))
        for columns in permutations(range(len(worth[0])), len(worth))
    )
    assert abs(total - best) < 1e-9


def test_nobody_to_assign() -> None:
    assert assign([]) == ()
