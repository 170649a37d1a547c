"""How far a search is, counted in questions to the model."""

from core.ports.progress import ProgressSink


class Questions:
    """Reports the answered share of the questions known so far; it never goes back."""

    def __init__(self, progress: ProgressSink) -> None:
        self._progress = progress
        self._asked = self._expected = 0
        self._reported = 0.0

    def expect(self, count: int) -> None:
        """So many more will be asked (or fewer, where it is negative)."""
        self._expected += count

    def answered(self) -> None:
        self._asked += 1
        share = min(1.0, self._asked / max(1, self._expected))
        self._reported = max(self._reported, share)
        self._progress(self._reported)
