"""The chat service for use cases: who administers, and what was said."""

from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from core.domain.errors import EngineUnavailableError
from core.domain.records.people import Chat, ChatKind
from core.domain.records.project import Project
from core.ports.chat import ChatAddress, ChatView, ProgressView
from core.ports.rights import Place, PostingRights


@dataclass
class Admins:
    """ChatRights of a chat with these administrators; `asked` counts the questions.

    Of every channel: `posters` may post, and the bot, as `bot_in` and `bot_may` say; `silent` does
    not answer.
    """

    ids: frozenset[int] = frozenset()
    asked: int = 0
    outsiders: frozenset[int] = frozenset()
    posters: frozenset[int] = frozenset()
    bot_in: bool = True
    bot_may: bool = True
    silent: bool = False

    async def is_admin(self, chat: Chat, user_telegram_id: int) -> bool:
        self.asked += 1
        return user_telegram_id in self.ids

    async def is_member(self, chat: Chat, user_telegram_id: int) -> bool:
        return user_telegram_id not in self.outsiders

    async def posting(self, telegram_id: int, user_telegram_id: int) -> PostingRights:
        if self.silent:
            raise EngineUnavailableError("no answer")
        place = Place(telegram_id, ChatKind.CHANNEL, "Канал", "kanal") if self.bot_in else None
        person = place is not None and user_telegram_id in self.posters
        return PostingRights(place, place is not None and self.bot_may, person)


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
