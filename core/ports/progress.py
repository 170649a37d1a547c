"""Where a stage reports how far it is."""

from typing import Protocol


class ProgressSink(Protocol):
    """Takes the done share of the current stage, 0..1. Must return at once."""

    def __call__(self, fraction: float, /) -> None: ...


def ignore_progress(fraction: float, /) -> None:
    """Throw progress away."""
