"""What happens on the people's side: writing, pressing, joining; and how tests set the scene."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

from .access import Access, check_chat
from .backend import Backend
from .faults import Fault
from .formatting import find_entities
from .media import KINDS
from .membership import set_blocked, set_member
from .model import PRESENT, Chat, Member, Message, User
from .probe import probe_media
from .till import Till
from .wire import ActError, ApiError, Json

Act: TypeAlias = Callable[..., Awaitable[object]]


class Stage:
    """Acts by name, with JSON arguments and JSON results, so that they travel over HTTP."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._state = backend.state
        till = Till(backend, self._user, self._deliver)
        self._acts: dict[str, Act] = {
            act.__name__: act
            for act in (
                self.add_chat, self.add_topic, self.link_chats, self.migrate, self.set_member,
                self.set_user, self.send, self.edit, self.delete, self.press, self.block,
                self.share_chat, self.inject, self.clear_faults, self.push_update,
                self.expire_queries, till.pay, till.charge_again, till.resume,
            )
        }  # fmt: skip

    async def act(self, name: str, arguments: Json) -> object:
        return await self._acts[name](**arguments)

    # -- the scene ---------------------------------------------------------------------------

    async def add_chat(
        self,
        chat_type: str,
        title: str,
        owner: Json,
        members: list[Json],
        username: str | None,
        forum: bool,
    ) -> int:
        chat = self._state.add_chat(chat_type, title, username)
        chat.is_forum = forum
        chat.members = {self._user(member).id: Member("member") for member in members}
        chat.members[self._user(owner).id] = Member("creator")
        return chat.id

    async def add_topic(self, user: Json, chat_id: int, name: str) -> Json:
        chat = self._chat(chat_id)
        content: Json = {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}}
        # A topic is known by the id of the message that opens it.
        extra: Json = {"message_thread_id": chat.last_message_id + 1, "is_topic_message": True}
        message = self._state.add_message(chat, self._user(user), content, extra=extra)
        self._deliver(message)
        return message.render()

    async def link_chats(self, channel_id: int, group_id: int) -> None:
        """Let people talk about a channel's posts in a group."""
        self._chat(channel_id).linked_chat_id = group_id
        self._chat(group_id).linked_chat_id = channel_id

    async def migrate(self, chat_id: int) -> int:
        """A group becomes a supergroup; returns the new id."""
        old = self._chat(chat_id)
        new = self._state.add_chat("supergroup", old.title or "", None)
        new.members = dict(old.members)
        old.migrated_to = new.id
        self._deliver(self._state.add_message(old, new, {"migrate_to_chat_id": new.id}))
        return new.id

    async def set_member(
        self,
        chat_id: int,
        user: Json | None,
        status: str,
        rights: list[str],
        by: Json,
        old_server: bool,
    ) -> None:
        """`user` None means the bot."""
        who = self._user(user) if user else self._state.bot
        member = Member(status, frozenset(rights))
        chat, author = self._chat(chat_id), self._user(by)
        set_member(self._backend, chat, who, member, by=author, old_server=old_server)

    async def set_user(self, user: Json, is_deactivated: bool) -> None:
        self._user(user).is_deactivated = is_deactivated

    async def inject(self, method: str, fault: Json) -> None:
        self._backend.faults.add(method, Fault(**fault))

    async def clear_faults(self) -> None:
        self._backend.faults.clear()

    async def push_update(self, update: Json) -> Json:
        return self._backend.updates.push_raw(update)

    async def expire_queries(self) -> None:
        for query in self._state.queries.values():
            query.is_expired = True

    # -- people ------------------------------------------------------------------------------

    async def send(
        self,
        user: Json,
        chat_id: int | None,
        content: Json,
        reply_to: int | None,
        thread_id: int | None,
        group: str | None,
    ) -> Json:
        """`content`: text, or kind, path, caption, file_name and facts of a file."""
        person = self._user(user)
        chat = self._open(person, chat_id)
        replied = chat.messages.get(reply_to) if reply_to else None
        if reply_to and replied is None:
            raise ActError(f"there is no message {reply_to} to reply to")
        if chat.is_forum and thread_id and replied is None:
            # In topics every message that is no reply answers the message that opened the topic.
            replied = chat.messages[thread_id]
        sender = chat if chat.type == "channel" else person
        made = await self._media(content) if "path" in content else _written(content, "text")
        extra = _topic(chat, thread_id, replied) | ({"media_group_id": group} if group else {})
        message = self._state.add_message(chat, sender, made, extra=extra, reply_to=replied)
        self._deliver(message)
        return message.render()

    async def edit(self, user: Json, chat_id: int, message_id: int, text: str) -> Json:
        message = self._message(chat_id, message_id)
        if message.sender is not self._user(user):
            raise ActError("people edit their own messages only")
        field = "caption" if message.has_media else "text"
        content = {k: v for k, v in message.content.items() if not k.startswith((field, "entit"))}
        self._state.edit_message(message, content | _written({field: text}, field), message.markup)
        self._deliver(message, edited=True)
        return message.render()

    async def delete(self, chat_id: int, message_id: int) -> None:
        self._state.delete_message(self._message(chat_id, message_id))

    async def press(self, user: Json, chat_id: int, message_id: int, data: str) -> str:
        """Returns the id of the callback query."""
        person, message = self._user(user), self._message(chat_id, message_id)
        self._check_presence(person, message.chat)
        query = self._state.add_query(person)
        payload: Json = {
            "id": query.id,
            "from": person.render(),
            "message": message.render(),
            "chat_instance": str(abs(chat_id) * 7919),
            "data": data,
        }
        self._backend.publish("callback_query", payload)
        return query.id

    async def block(self, user: Json, blocked: bool) -> None:
        set_blocked(self._backend, self._user(user), blocked=blocked)

    async def share_chat(self, user: Json, chat_id: int, request_id: int) -> Json:
        """The answer to a `request_chat` key."""
        person, shared = self._user(user), self._chat(chat_id)
        content: Json = {"chat_shared": {"request_id": request_id, "chat_id": shared.id}}
        content["chat_shared"] |= {"title": shared.title} if shared.title else {}
        message = self._state.add_message(self._open(person, None), person, content)
        self._deliver(message)
        return message.render()

    # -- parts -------------------------------------------------------------------------------

    def _user(self, profile: Json) -> User:
        """People come into being when they first act; their profile may change later."""
        user = self._state.users.setdefault(profile["id"], User(profile["id"], ""))
        for name, value in profile.items():
            setattr(user, name, value)
        return user

    def _chat(self, chat_id: int) -> Chat:
        chat = self._state.find_chat(chat_id)
        if chat is None:
            raise ActError(f"there is no chat {chat_id}")
        return chat

    def _open(self, person: User, chat_id: int | None) -> Chat:
        if chat_id is None or chat_id == person.id:
            person.has_blocked_bot = False
            return self._state.private_chat(person)
        chat = self._chat(chat_id)
        self._check_presence(person, chat)
        return chat

    @staticmethod
    def _check_presence(person: User, chat: Chat) -> None:
        is_there = chat.user is person or chat.member(person.id).status in PRESENT
        if not is_there:
            raise ActError(f"user {person.id} is not in chat {chat.id}")

    def _message(self, chat_id: int, message_id: int) -> Message:
        message = self._chat(chat_id).messages.get(message_id)
        if message is None:
            raise ActError(f"message {message_id} is not in chat {chat_id} any more")
        return message

    async def _media(self, content: Json) -> Json:
        kind, path = content["kind"], Path(content["path"])
        if kind not in KINDS or not path.is_file():
            raise ActError(f"cannot send {path} as {kind}")
        facts = await probe_media(kind, path) | content["facts"]
        stored = self._backend.files.add_local(kind, path, facts, content["file_name"])
        if kind == "photo":
            made: Json = {"photo": self._backend.files.photo_sizes(stored)}
        else:
            made = {kind: stored.as_file() | (facts if kind == "video" else {})}
        return made | _written(content, "caption")

    def _deliver(self, message: Message, *, edited: bool = False) -> None:
        if self._is_visible(message):
            kind = "channel_post" if message.chat.type == "channel" else "message"
            self._backend.publish(f"edited_{kind}" if edited else kind, message.render())

    def _is_visible(self, message: Message) -> bool:
        """Whether the bot is there and, in groups, may see the message."""
        chat, bot = message.chat, self._state.bot
        try:
            check_chat(self._state, chat.id, Access.EDIT)
        except ApiError:
            return chat.type == "private"
        member = chat.member(bot.id)
        sees_all = not self._backend.options.privacy or member.status == "administrator"
        if chat.type in {"private", "channel"} or sees_all:
            return True
        text = message.content.get("text") or message.content.get("caption")
        if text is None and not any(kind in message.content for kind in KINDS):
            return True
        if message.reply_to and message.reply_to.by_bot:
            return True
        return _is_for(text or "", bot.username or "")


def _is_for(text: str, username: str) -> bool:
    command = re.match(r"/\w+(?:@(\w+))?", text)
    if command:
        return command[1] in (None, username)
    return f"@{username}".lower() in text.lower()


def _written(content: Json, field: str) -> Json:
    text = content.get(field) or ""
    found = find_entities(text, [])
    name = "entities" if field == "text" else "caption_entities"
    return ({field: text} if text else {}) | ({name: found} if found else {})


def _topic(chat: Chat, thread_id: int | None, reply_to: Message | None) -> Json:
    if chat.is_forum and thread_id:
        return {"message_thread_id": thread_id, "is_topic_message": True}
    if chat.type == "supergroup" and reply_to:
        # Replies form a thread of their own outside of forums; it is no topic to send into.
        return {"message_thread_id": reply_to.extra.get("message_thread_id", reply_to.id)}
    return {}
