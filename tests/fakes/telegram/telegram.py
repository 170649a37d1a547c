"""The interface tests use, the same for a fake in this process and for one far away."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

from .faults import Fault
from .transcript import Transcript
from .user import ChatRef, FakeUser, chat_id_of
from .views import Call, ChatView, MessageView
from .wire import Json

T = TypeVar("T")
ChatType = Literal["group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]


class SpecificationError(AssertionError):
    """The bot asked, or the fake answered, what the Bot API does not know."""


class Telegram(ABC):
    """A Telegram with one bot; `url` is the base for aiogram's `TelegramAPIServer.from_base`."""

    def __init__(self) -> None:
        self.transcript = Transcript()
        self.url = ""
        self.token = ""
        self.bot: Json = {}
        self.while_people_read: Callable[[], Awaitable[None]] | None = None
        """What ends before anybody reacts to what the bot said: a person takes longer to read than
        a program to write down what it has sent."""

    # -- what is to be seen --------------------------------------------------------------------

    @property
    def bot_id(self) -> int:
        return int(self.bot["id"])

    @property
    def calls(self) -> list[Call]:
        """Every request of the bot, in order of arrival."""
        return self.transcript.calls

    def calls_to(self, method: str, **params: object) -> list[Call]:
        """Requests to a method whose parameters have these values."""
        return [
            call
            for call in self.calls
            if call.method == method
            and all(call.params.get(name) == value for name, value in params.items())
        ]

    @property
    def violations(self) -> list[str]:
        return self.transcript.violations

    def forgive(self) -> list[str]:
        """Take the violations noted so far, so that they are not raised at the end."""
        taken = list(self.violations)
        self.violations.clear()
        return taken

    def raise_violations(self) -> None:
        if self.violations:
            raise SpecificationError("\n".join(self.violations))

    def chat(self, chat_id: int) -> ChatView:
        """The chat as people see it; empty when nothing was said there."""
        return self.transcript.chat(chat_id)

    async def wait_for(
        self, condition: Callable[[], T | None], timeout_s: float = 10, what: str = ""
    ) -> T:
        """Evaluate `condition` at every change until it is true; returns its value.

        LookupError counts as false. The condition may look at this Telegram only: nothing else
        wakes it. TimeoutError tells what was last said and asked.
        """
        try:
            async with asyncio.timeout(timeout_s):
                while not (found := _value_of(condition)):
                    await self.more()
        except TimeoutError:
            goal, seen = what or "the condition", self.transcript.summary()
            raise TimeoutError(f"{goal} was not met in {timeout_s} s:\n{seen}") from None
        return found

    async def reading(self) -> None:
        """Wait as long as people read."""
        if self.while_people_read is not None:
            await self.while_people_read()

    # -- setting the scene ---------------------------------------------------------------------

    def user(
        self,
        user_id: int,
        *,
        language_code: str | None = "ru",
        first_name: str = "Мария",
        username: str | None = None,
    ) -> FakeUser:
        """A person; comes into being with the first act."""
        profile: Json = {
            "id": user_id,
            "first_name": first_name,
            "language_code": language_code,
            "username": username,
        }
        return FakeUser(self, profile)

    async def add_chat(
        self,
        chat_type: ChatType,
        title: str,
        *,
        owner: FakeUser,
        members: Sequence[FakeUser] = (),
        username: str | None = None,
        forum: bool = False,
    ) -> ChatView:
        """A group, supergroup or channel without the bot: `owner.adds_bot(chat)` comes next."""
        people = [member.profile for member in members]
        chat_id = await self.act(
            "add_chat",
            chat_type=chat_type,
            title=title,
            owner=owner.profile,
            members=people,
            username=username,
            forum=forum,
        )
        return self.chat(chat_id)

    async def set_member(
        self,
        chat: ChatRef,
        user: FakeUser | None,
        status: Status,
        *rights: str,
        by: FakeUser,
        old_server: bool = False,
    ) -> None:
        """Change a membership (None: the bot's); `rights` are those granted.

        `old_server`: the update lacks a field aiogram 3.31 requires, as Bot API servers before
        10.3 send it.
        """
        await self.act(
            "set_member",
            chat_id=chat_id_of(chat),
            user=user.profile if user else None,
            status=status,
            rights=list(rights),
            by=by.profile,
            old_server=old_server,
        )

    async def link_chats(self, channel: ChatRef, group: ChatRef) -> None:
        """Make a group the place where people talk about a channel's posts."""
        await self.act("link_chats", channel_id=chat_id_of(channel), group_id=chat_id_of(group))

    async def migrate(self, group: ChatRef) -> ChatView:
        """A group becomes a supergroup; returns that. Sending to the old id names the new one."""
        return self.chat(await self.act("migrate", chat_id=chat_id_of(group)))

    # -- misfortune ----------------------------------------------------------------------------

    async def inject(self, method: str, *faults: Fault) -> None:
        """The next requests to `method` (`*`: to any) meet these faults, in order."""
        for fault in faults:
            await self.act("inject", method=method, fault=fault.to_json())

    async def clear_faults(self) -> None:
        await self.act("clear_faults")

    async def push_update(self, update: Json) -> Json:
        """Queue an update as it is, malformed or not; returns it with its `update_id`."""
        queued: Json = await self.act("push_update", update=update)
        return queued

    async def expire_queries(self) -> None:
        """All presses so far are too old to be answered."""
        await self.act("expire_queries")

    # -- where the fake lives ------------------------------------------------------------------

    @abstractmethod
    async def act(self, name: str, /, **arguments: object) -> Any:  # noqa: ANN401
        """Perform an act of `Stage`; ActError when people could not do it."""

    @abstractmethod
    async def more(self) -> None:
        """Return when something has happened since the call."""

    @abstractmethod
    async def download(self, file: str | MessageView, to: Path) -> Path:
        """Write the bytes of a sent file to `to`: its file_id, or a message with media."""


def _value_of(condition: Callable[[], T | None]) -> T | None:
    try:
        return condition()
    except LookupError:
        return None
