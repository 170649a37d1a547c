"""Changes of who is what in a chat, and the updates they cause."""

from __future__ import annotations

import time

from .backend import Backend
from .model import PRESENT, Chat, Member, User
from .wire import Json

_NEWER_RIGHT = "can_send_welcome_messages"


def set_member(
    backend: Backend, chat: Chat, user: User, member: Member, *, by: User, old_server: bool = False
) -> None:
    """Change a membership and tell the bot, as `my_chat_member` when it is its own.

    `old_server`: without the right that servers before Bot API 10.3 do not know; aiogram 3.31
    cannot decode such an update.
    """
    before = chat.member(user.id)
    chat.members[user.id] = member
    change: Json = {
        "chat": chat.render(),
        "from": by.render(),
        "date": int(time.time()),
        "old_chat_member": before.render(user, chat.type),
        "new_chat_member": member.render(user, chat.type),
    }
    if old_server:
        change["old_chat_member"].pop(_NEWER_RIGHT, None)
        change["new_chat_member"].pop(_NEWER_RIGHT, None)
    bot = chat.member(backend.state.bot.id)
    if user is backend.state.bot:
        backend.publish("my_chat_member", change, check=not old_server)
    elif bot.status == "administrator":
        backend.publish("chat_member", change)
    if chat.type in {"group", "supergroup"}:
        _tell_group(backend, chat, user, before, member, by)


def set_blocked(backend: Backend, user: User, *, blocked: bool) -> None:
    """A person blocks or unblocks the bot in the private chat."""
    chat = backend.state.private_chat(user)
    bot = backend.state.bot
    user.has_blocked_bot = blocked
    old, new = Member("member"), Member("kicked")
    if not blocked:
        old, new = new, old
    change: Json = {
        "chat": chat.render(),
        "from": user.render(),
        "date": int(time.time()),
        "old_chat_member": old.render(bot, chat.type),
        "new_chat_member": new.render(bot, chat.type),
    }
    backend.publish("my_chat_member", change)


def _tell_group(
    backend: Backend, chat: Chat, user: User, before: Member, after: Member, by: User
) -> None:
    """The service message of somebody coming or going."""
    was_in, is_in = before.status in PRESENT, after.status in PRESENT
    if was_in == is_in:
        return
    content: Json = (
        {"new_chat_members": [user.render()]} if is_in else {"left_chat_member": user.render()}
    )
    message = backend.state.add_message(chat, by, content)
    if chat.member(backend.state.bot.id).status in PRESENT:
        backend.publish("message", message.render())
