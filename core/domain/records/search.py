"""A search of people for a moment of a project: "find where they talk about X"."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

LONGEST_QUERY = 200
"""Characters; what is longer is cut."""


@dataclass(frozen=True, slots=True)
class MomentSearch:
    """What the job `job_id` looks for. `message_id` is the chat message that asked."""

    job_id: UUID
    project_id: UUID
    user_id: UUID
    query: str
    message_id: int
    created_at: datetime
