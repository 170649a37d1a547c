"""The chat service for use cases: who administers, and what was said."""

from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from core.domain.errors import EngineUnavailableError
from core.domain.records.people import Chat
from core.domain.records.project import Project
from core.ports.chat import ChatAddress, ChatView, ProgressView


@dataclass
class Admins:
    """ChatRights of a chat with these administrators; `asked` counts the questions."""

    ids: frozenset[int] = frozenset()
    asked: int = 0

    async def is_admin(self, chat: Chat, user_telegram_id: int) -> bool:
        self.asked += 1
        return user_telegram_id in self.ids


@dataclass
class ReceiptBook:
    """A ChatView of which only the progress message is used; `broken` makes the chat fail."""

    broken: bool = False
    shown: list[tuple[ChatAddress, UUID, ProgressView]] = field(default_factory=list)

    async def show_progress(self, to: ChatAddress, project: Project, view: ProgressView) -> None:
        if self.broken:
            raise EngineUnavailableError("no chat")
        self.shown.append((to, project.id, view))

    def view(self) -> ChatView:
        return cast("ChatView", self)
