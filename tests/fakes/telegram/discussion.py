"""The group in which people talk about a channel's posts."""

from __future__ import annotations

from .backend import Backend
from .model import Message, User
from .wire import Json

TELEGRAM = User(777000, "Telegram")
"""Who copies posts into discussion groups."""


def copy_to_discussion(backend: Backend, post: Message) -> None:
    """Put the copy of a channel's new post into its discussion group, where there is one; the bot
    hears of it as an administrator there, or without privacy."""
    channel = post.chat
    group = backend.state.find_chat(channel.linked_chat_id or 0)
    if channel.type != "channel" or group is None:
        return
    extra: Json = {
        "sender_chat": channel.render(),
        "is_automatic_forward": True,
        "forward_origin": {
            "type": "channel",
            "date": post.date,
            "chat": channel.render(),
            "message_id": post.id,
        },
    }
    copy = backend.state.add_message(group, TELEGRAM, {**post.content}, extra=extra)
    member = group.member(backend.state.bot.id)
    sees_all = member.status == "member" and not backend.options.privacy
    if member.status == "administrator" or sees_all:
        backend.publish("message", copy.render())
