"""A moment by sentence numbers, before its cuts are settled."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """Sentences `first`..`last`, both inclusive; texts may be empty. `subscores`: 0..20 each."""

    first: int
    last: int
    title: str
    reason: str
    subscores: dict[str, int]
    payoff: str = ""
    needs: str = ""
    tags: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    found_by: str = ""

    @property
    def score(self) -> int:
        return sum(self.subscores.values())
