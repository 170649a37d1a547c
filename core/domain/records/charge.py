"""The ledger: what every paid call came to."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from core.domain.pipeline import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One call to a vendor, as billed.

    It outlives its project. stage: the job that made it.  purpose: which pass of the stage, empty
    where there is one.
    finish: how it ended in the vendor's own word.  audio_ms: what speech engines bill by.
    """

    id: UUID
    project_id: UUID
    job_id: UUID
    stage: Stage
    engine: str
    model: str = ""
    purpose: str = ""
    finish: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    audio_ms: int = 0
    cost_usd: Decimal
    seconds: float
    created_at: datetime
