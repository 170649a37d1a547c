"""Parts of a talk's sound, each asked for and paid once."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal

from core.domain.spans import Span
from core.ports.transcriber import HeardPart, TranscribeRequest

_MS_PER_MIN = 60_000
_SMALLEST = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class PaidParts:
    """Parts of a request's sound, as an engine with this `model` and price (USD a minute) is asked
    for them."""

    request: TranscribeRequest
    engine: str
    model: str
    price_per_min: Decimal = Decimal(0)

    def known(self, span: Span) -> bytes | None:
        """Return what was answered for a part before."""
        return self.request.known.get(self._key(span))

    async def ask(self, span: Span, work: Callable[[], Awaitable[bytes]]) -> bytes:
        """Return the answer for a part: the known one, else that of `work`, which the request's
        `heard` is told of. Raises what these raise."""
        if (known := self.known(span)) is not None:
            return known
        began = time.monotonic()
        body = await work()
        await self.request.heard(
            HeardPart(
                key=self._key(span),
                engine=self.engine,
                model=self.model,
                span=span,
                cost_usd=self._cost(span),
                seconds=time.monotonic() - began,
                body=body,
            )
        )
        return body

    def _key(self, span: Span) -> str:
        language = self.request.language or "any"
        return f"{self.engine}/{self.model}/{language}/{span.start_ms}-{span.end_ms}"

    def _cost(self, span: Span) -> Decimal:
        minutes = Decimal(span.duration_ms) / _MS_PER_MIN
        return (minutes * self.price_per_min).quantize(_SMALLEST)
