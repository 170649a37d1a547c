"""What engines told of the parts they heard."""

from dataclasses import dataclass, field
from decimal import Decimal

from core.ports.transcriber import HeardPart


@dataclass
class HeardParts:
    """Keeps them; a PartSink."""

    parts: list[HeardPart] = field(default_factory=list)

    async def __call__(self, part: HeardPart) -> None:
        self.parts.append(part)

    @property
    def cost_usd(self) -> Decimal:
        return sum((part.cost_usd for part in self.parts), Decimal(0))

    @property
    def bodies(self) -> dict[str, bytes]:
        return {part.key: part.body for part in self.parts}
