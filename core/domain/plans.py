"""What a plan allows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """Limits on one source; `max_ms` None = no limit of length."""

    min_ms: int = 10_000
    max_ms: int | None = 4 * 3_600_000
    max_bytes: int = 2_000 * 1024 * 1024
