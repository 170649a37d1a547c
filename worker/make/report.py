"""What the command line tells while it works."""

from typing import Protocol

from core.domain.pipeline import Stage


class Reporter(Protocol):
    """Takes the news of one video."""

    def stage(self, stage: Stage, clip: int | None = None, of: int | None = None) -> None:
        """A stage begins; clip stages say which clip of how many."""
        ...

    def progress(self, fraction: float, /) -> None:
        """Done share of the current stage, 0..1."""
        ...

    def note(self, key: str, **params: str | int | float) -> None:
        """Something the person should know (a Fluent key)."""
        ...
