"""Edits of clips and votes on them."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from core.domain.records.review import ClipEdit, Vote


class ReviewRepository(Protocol):
    """What people did to clips."""

    async def remember(self, edit: ClipEdit) -> None:
        """Keep how a clip was before an edit."""
        ...

    async def edits_of(self, clip_id: UUID) -> Sequence[ClipEdit]:
        """Edits that can be undone, newest first."""
        ...

    async def forget(self, edit_id: UUID) -> bool:
        """Take an edit off the list; say whether it was there, so that one is undone once."""
        ...

    async def vote(self, vote: Vote) -> None:
        """Keep a vote; the same person's earlier one is replaced."""
        ...

    async def forget_votes(self, clip_id: UUID) -> None: ...
    async def votes_on(self, clip_id: UUID) -> Sequence[Vote]: ...
