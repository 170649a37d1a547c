"""How far several parts are, as one number."""

from core.domain.spans import Span
from core.ports.progress import ProgressSink


class Shares:
    """Adds up what is done of parts that are read side by side."""

    def __init__(self, sink: ProgressSink, total_ms: int) -> None:
        self._sink = sink
        self._total_ms = max(1, total_ms)
        self._done_ms: dict[Span, float] = {}

    def of(self, span: Span) -> ProgressSink:
        """Return where the progress of one part goes."""

        def take(fraction: float) -> None:
            self._done_ms[span] = fraction * span.duration_ms
            self._sink(min(1.0, sum(self._done_ms.values()) / self._total_ms))

        return take
