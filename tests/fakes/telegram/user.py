"""A person with a Telegram client: what tests drive the bot with."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from .views import CallbackAnswer, ChatView, MessageView
from .wire import Json

if TYPE_CHECKING:
    from .telegram import Telegram

ChatRef: TypeAlias = "int | ChatView"
MessageRef: TypeAlias = "int | MessageView"


def chat_id_of(chat: ChatRef) -> int:
    return chat if isinstance(chat, int) else chat.id


@dataclass(frozen=True)
class FakeUser:
    """Acts on behalf of one account; `profile` is its API User object."""

    telegram: Telegram
    profile: Json

    @property
    def id(self) -> int:
        return int(self.profile["id"])

    @property
    def chat(self) -> ChatView:
        """The private chat with the bot."""
        return self.telegram.chat(self.id)

    # -- writing -------------------------------------------------------------------------------

    async def sends(
        self,
        chat: ChatRef | None = None,
        *,
        text: str | None = None,
        video: Path | None = None,
        document: Path | None = None,
        photo: Path | None = None,
        caption: str | None = None,
        reply_to: MessageRef | None = None,
        thread_id: int | None = None,
        file_name: str | None = None,
        group: str | None = None,
        **facts: int,
    ) -> MessageView:
        """Send text or one file (read in place, so keep it) to a chat, by default the private one.

        Width, height and duration of a video are probed unless given as `facts`. In a channel
        the message is a post. A private message unblocks the bot.
        """
        content: Json = {"text": text}
        files = {"video": video, "document": document, "photo": photo}
        for kind, path in files.items():
            if path:
                content = {
                    "kind": kind,
                    "path": str(path.resolve()),
                    "caption": caption,
                    "file_name": file_name,
                    "facts": facts,
                }
        replied = reply_to.id if isinstance(reply_to, MessageView) else reply_to
        if replied is not None:
            await self.reads()
        sent = await self._act(
            "send",
            chat_id=chat_id_of(chat) if chat is not None else None,
            content=content,
            reply_to=replied,
            thread_id=thread_id,
            group=group,
        )
        return MessageView(sent)

    async def starts(self, payload: str = "") -> MessageView:
        """Open the bot by its Start button or by a deep link with `payload`."""
        return await self.sends(text=f"/start {payload}".rstrip())

    async def sends_album(
        self, chat: ChatRef | None = None, *, videos: Sequence[Path], caption: str | None = None
    ) -> list[MessageView]:
        """Several videos at once: separate messages with one `media_group_id`."""
        group = str(time.time_ns())
        captions = [caption, *[None] * len(videos)]
        return [
            await self.sends(chat, video=video, caption=text, group=group)
            for video, text in zip(videos, captions, strict=False)
        ]

    async def edits(self, message: MessageView, *, text: str) -> MessageView:
        """Change the text (of media: the caption) of an own message."""
        edited = await self._act("edit", chat_id=message.chat_id, message_id=message.id, text=text)
        return MessageView(edited)

    async def deletes(self, message: MessageView) -> None:
        """Delete any message: people may do so in private chats, admins in groups."""
        await self.telegram.act("delete", chat_id=message.chat_id, message_id=message.id)

    async def shares_chat(self, chat: ChatRef, *, request_id: int) -> MessageView:
        """Choose a chat after a `request_chat` key."""
        sent = await self._act("share_chat", chat_id=chat_id_of(chat), request_id=request_id)
        return MessageView(sent)

    # -- pressing ------------------------------------------------------------------------------

    async def taps(self, message: MessageView, button_text_startswith: str) -> str:
        """Press a button of the message as this view shows it; returns the callback query's id.

        LookupError: no such button. ActError: the message is deleted.
        """
        button = message.button(button_text_startswith)
        if button.data is None:
            raise LookupError(f"{button.text!r} sends nothing to the bot")
        query_id = await self._act(
            "press", chat_id=message.chat_id, message_id=message.id, data=button.data
        )
        return str(query_id)

    async def presses(
        self, message: MessageView, button_text_startswith: str, timeout_s: float = 10
    ) -> CallbackAnswer:
        """Read, press a button, and wait for what the bot answers to the press."""
        await self.reads()
        query_id = await self.taps(message, button_text_startswith)
        answers = self.telegram.transcript.callback_answers
        return await self.telegram.wait_for(
            lambda: answers.get(query_id), timeout_s, f"an answer to {button_text_startswith!r}"
        )

    # -- looking -------------------------------------------------------------------------------

    async def sees(
        self,
        text: str = "",
        *,
        button: str = "",
        chat: ChatRef | None = None,
        timeout_s: float = 10,
    ) -> MessageView:
        """Wait for a message of the bot that says so, and has such a button; return the newest.

        In a channel everybody's posts count.
        """
        place = self.telegram.chat(self.id if chat is None else chat_id_of(chat))

        def newest() -> MessageView | None:
            fitting = (
                message
                for message in reversed(place.messages)
                if (message.from_bot or message.is_post)
                and text in message.text
                and (not button or message.has_button(button))
            )
            return next(fitting, None)

        what = f"{text!r} with a button {button!r}" if button else repr(text)
        return await self.telegram.wait_for(newest, timeout_s, what)

    async def clicks(
        self, button: str, *, under: str = "", chat: ChatRef | None = None, timeout_s: float = 10
    ) -> CallbackAnswer:
        """Press the button that begins so on the newest message that has one and says `under`,
        once it is there; return the bot's answer to the press."""
        message = await self.sees(under, button=button, chat=chat, timeout_s=timeout_s)
        return await self.presses(message, button, timeout_s)

    async def types(self, text: str, *, timeout_s: float = 10) -> MessageView:
        """Reply to the newest message of the bot that asks for a reply, once there is one that
        has none yet."""

        def question() -> MessageView | None:
            replied = {message.reply_to for message in self.chat.messages}
            newest = reversed(self.chat.from_bot)
            return next((m for m in newest if m.asks_for_reply and m.id not in replied), None)

        asked = await self.telegram.wait_for(question, timeout_s, "a question")
        return await self.sends(text=text, reply_to=asked)

    # -- paying --------------------------------------------------------------------------------

    async def pays(self, link: str, *, told: bool = True) -> Json:
        """Open an invoice and pay it: `charge_id`, or the `reason` of the bot's refusal. Without
        `told` the bot does not hear of the money."""
        return await self._act("pay", link=link, told=told)

    async def resumes(self, charge_id: str) -> None:
        """Continue a subscription in Telegram's own settings."""
        await self._act("resume", charge_id=charge_id)

    async def is_charged_again(self, charge_id: str) -> str:
        """A subscription goes on; returns the new charge."""
        charged = await self.telegram.act("charge_again", user=self.profile, charge_id=charge_id)
        return str(charged)

    # -- standing ------------------------------------------------------------------------------

    async def blocks_bot(self) -> None:
        await self._act("block", blocked=True)

    async def unblocks_bot(self) -> None:
        await self._act("block", blocked=False)

    async def deletes_account(self) -> None:
        await self._act("set_user", is_deactivated=True)

    async def adds_bot(self, chat: ChatRef) -> None:
        """Add the bot as a plain member; in a channel that is an administrator without rights."""
        await self.telegram.set_member(chat, None, "member", by=self)

    async def promotes_bot(self, chat: ChatRef, *rights: str, old_server: bool = False) -> None:
        """Make the bot an administrator with `rights`, for example `can_post_messages`."""
        await self.telegram.set_member(
            chat, None, "administrator", *rights, by=self, old_server=old_server
        )

    async def removes_bot(
        self, chat: ChatRef, *, as_status: Literal["left", "kicked"] = "kicked"
    ) -> None:
        await self.telegram.set_member(chat, None, as_status, by=self)

    async def creates_topic(self, chat: ChatRef, name: str) -> int:
        """Returns the `thread_id` of the new topic."""
        message: Json = await self._act("add_topic", chat_id=chat_id_of(chat), name=name)
        return int(message["message_id"])

    async def reads(self) -> None:
        """Take the time that reading takes."""
        await self.telegram.reading()

    async def _act(self, name: str, /, **arguments: object) -> Json:
        result: Json = await self.telegram.act(name, user=self.profile, **arguments)
        return result
