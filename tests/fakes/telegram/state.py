"""The world of the fake: who exists, what was said where, and the journal of every change."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass

from .journal import Journal
from .model import Chat, Message, Sender, User
from .stars import Stars
from .wire import Json, bad_request


@dataclass
class CallbackQuery:
    """A press that waits for its answer."""

    id: str
    user: User
    is_answered: bool = False
    is_expired: bool = False


class State:
    """All users, chats and presses; every change of a message goes through it."""

    def __init__(self, bot: User, journal: Journal) -> None:
        self.bot = bot
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self.stars = Stars()
        self._journal = journal
        # Private chats and basic groups share one sequence of message ids, as in Telegram.
        self._box_ids = itertools.count(1)
        self._group_ids = itertools.count(1)
        self._query_ids = itertools.count(int(time.time()) << 20)

    def private_chat(self, user: User) -> Chat:
        chat = self.chats.get(user.id)
        if chat is None:
            chat = self.chats[user.id] = Chat(user.id, "private", user=user)
        return chat

    def add_chat(self, chat_type: str, title: str, username: str | None) -> Chat:
        number = next(self._group_ids)
        base = -4_000_000_000 if chat_type == "group" else -1_002_000_000_000
        chat = Chat(base - number, chat_type, title=title, username=username)
        self.chats[chat.id] = chat
        return chat

    def find_chat(self, reference: int | str) -> Chat | None:
        """By id or `@username`."""
        if isinstance(reference, str) and reference.startswith("@"):
            wanted = reference[1:].lower()
            named = (c for c in self.chats.values() if (c.username or "").lower() == wanted)
            return next(named, None)
        return self.chats.get(reference) if isinstance(reference, int) else None

    def add_message(
        self,
        chat: Chat,
        sender: Sender,
        content: Json,
        *,
        extra: Json | None = None,
        reply_to: Message | None = None,
        markup: Json | None = None,
        reply_keyboard: Json | None = None,
        by_bot: bool = False,
    ) -> Message:
        number = chat.last_message_id + 1 if chat.is_super else next(self._box_ids)
        chat.last_message_id = number
        message = Message(
            id=number,
            chat=chat,
            date=int(time.time()),
            sender=sender,
            content=content,
            extra=extra or {},
            reply_to=reply_to,
            markup=markup,
            reply_keyboard=reply_keyboard,
            by_bot=by_bot,
        )
        chat.messages[number] = message
        self._record("sent", message)
        return message

    def edit_message(self, message: Message, content: Json, markup: Json | None) -> Message:
        message.content, message.markup = content, markup
        message.edit_date = int(time.time())
        self._record("edited", message)
        return message

    def react(self, message: Message, reactions: list[Json]) -> None:
        message.reactions = reactions
        self._record("reacted", message)

    def delete_message(self, message: Message) -> None:
        del message.chat.messages[message.id]
        self._record("deleted", message)

    def add_query(self, user: User) -> CallbackQuery:
        query = CallbackQuery(str(next(self._query_ids)), user)
        self.queries[query.id] = query
        return query

    def answer_query(self, query_id: str, answer: Json) -> None:
        query = self.queries.get(query_id)
        if query is None or query.is_answered or query.is_expired:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        query.is_answered = True
        self._journal.add("callback_answer", query_id=query_id, answer=answer)

    def _record(self, change: str, message: Message) -> None:
        self._journal.add(
            "message",
            change=change,
            message=message.render(),
            reply_keyboard=message.reply_keyboard,
            reactions=list(message.reactions),
        )
