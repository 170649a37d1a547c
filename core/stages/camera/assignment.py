"""The best way to give every row a column of its own (Kuhn and Munkres, shortest paths)."""

from collections.abc import Sequence
from math import inf


def assign(worth: Sequence[Sequence[float]]) -> tuple[int, ...]:
    """Return the column of each row, so that the sum of worths is the greatest.

    There must be at least as many columns as rows; O(rows² * columns).
    """
    columns = len(worth[0]) if worth else 0
    row_price, column_price = [0.0] * len(worth), [0.0] * columns
    owner: list[int | None] = [None] * columns
    for row in range(len(worth)):
        distance, came_from = [inf] * columns, [-1] * columns
        done = [False] * columns
        here, column = row, -1
        while True:
            for j in (j for j in range(columns) if not done[j]):
                reduced = -worth[here][j] - row_price[here] - column_price[j]
                if reduced < distance[j]:
                    distance[j], came_from[j] = reduced, column
            nearest = min((j for j in range(columns) if not done[j]), key=distance.__getitem__)
            step = distance[nearest]
            row_price[row] += step
            for j in range(columns):
                if done[j]:
                    taken = owner[j]
                    if taken is not None:
                        row_price[taken] += step
                    column_price[j] -= step
                else:
                    distance[j] -= step
            done[nearest], column = True, nearest
            following = owner[nearest]
            if following is None:
                break
            here = following
        while column >= 0:  # everyone on the way moves over by one
            before = came_from[column]
            owner[column] = row if before < 0 else owner[before]
            column = before
    chosen = {row: column for column, row in enumerate(owner) if row is not None}
    return tuple(chosen[row] for row in range(len(worth)))
