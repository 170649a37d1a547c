"""The sign test against values from the binomial distribution."""

import pytest

from tests.benchmarks.moments.sign_test import sign_test


@pytest.mark.parametrize(
    ("wins", "losses", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (3, 3, 1.0), (5, 0, 0.0625), (9, 1, 0.0214844), (45, 24, 0.0154)],
)
def test_known_values(wins: int, losses: int, p: float) -> None:
    assert sign_test(wins, losses) == pytest.approx(p, abs=5e-5)
    assert sign_test(losses, wins) == sign_test(wins, losses)


def test_many_pairs_stay_exact() -> None:
    assert 0 < sign_test(600, 400) < 1e-9
