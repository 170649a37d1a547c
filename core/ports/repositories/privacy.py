"""What is kept of people and works, and how it goes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.records.people import User
from core.domain.records.privacy import Discard, Holdings


class PrivacyRepository(Protocol):
    """Erases rows; the objects they named are the caller's to discard.

    A work is idle since a moment when nothing of it changed since then, nothing runs for it and
    nothing of it is to be posted yet.
    """

    async def holdings(self, user: User) -> Holdings: ...
    async def projects_of(self, user_id: UUID) -> Sequence[UUID]:
        """Every project of a person, in whatever chat."""
        ...

    async def erase_project(self, project_id: UUID) -> None:
        """Delete a project and all that is known of it; its charges stay."""
        ...

    async def erase_person(self, user: User, now: datetime) -> None:
        """Delete what is left of a person whose projects are erased, their private chat included.

        Payments stay, tied to nobody once what they paid for is over. So does the bare Telegram id,
        without a name, where somebody is banned, has minutes of a plan in use (or a plan would
        begin anew with every erasure), or a payment that can still be given back.
        """
        ...

    async def drop_forgotten(self, before: datetime) -> int:
        """Delete what `erase_person` left of people who were forgotten before this moment and are
        not banned; return how many. Their payments stay, tied to nobody."""
        ...

    async def idle_chats(self, since: datetime) -> Sequence[UUID]:
        """Chats with projects that are idle since this moment."""
        ...

    async def idle_projects(self, chat_id: UUID, since: datetime, limit: int) -> Sequence[UUID]:
        """Projects of a chat that are idle since this moment, oldest first."""
        ...

    async def idle_sources(self, since: datetime, limit: int) -> Sequence[UUID]:
        """Projects that are idle since this moment and still have their source, oldest first."""
        ...

    async def lose_source(self, project_id: UUID, now: datetime) -> bool:
        """Note that a source is on its way out; say whether it was not before. What was taken out
        of it only to be recognised is forgotten."""
        ...

    async def in_use(self, prefix: str) -> bool:
        """Say whether an object of this prefix (see `Discard`) belongs to a project that is still
        there, or is the logo of a chat."""
        ...


class DiscardRepository(Protocol):
    """Objects on their way out."""

    async def add(self, due_at: datetime, *prefixes: str) -> None:
        """Plan the deletion; where one is planned already, the later time counts."""
        ...

    async def due(self, now: datetime, limit: int) -> Sequence[Discard]:
        """What is to be deleted by now, oldest first."""
        ...

    async def done(self, discard: Discard) -> None:
        """Forget about it, unless it was planned anew."""
        ...


class UploadRepository(Protocol):
    """Files of the program that the chat service keeps, by a key of their content."""

    async def get(self, key: str) -> str | None:
        """The id that sends the file again without an upload."""
        ...

    async def put(self, key: str, file_id: str) -> None: ...
