"""Are wins and losses further apart than a fair coin would put them?"""

from math import comb


def sign_test(wins: int, losses: int) -> float:
    """Return the exact two-sided p-value; ties are left out. 1.0 where nothing was decided."""
    decided = wins + losses
    tail: int = sum(comb(decided, k) for k in range(min(wins, losses) + 1))
    return min(1.0, 2 * tail / (1 << decided))
