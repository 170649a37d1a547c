"""Users, chats, members and messages as Telegram keeps them, and how they look as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from .wire import Json, present, words

_ADMIN_RIGHTS = words(
    "can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
    "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories "
    "can_delete_stories can_send_welcome_messages"
)
_CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
_GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
_RESTRICTED_RIGHTS = words(
    "can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos "
    "can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages "
    "can_add_web_page_previews can_react_to_messages can_edit_tag can_change_info "
    "can_invite_users can_pin_messages can_manage_topics"
)
PRESENT = frozenset({"creator", "administrator", "member", "restricted"})


@dataclass
class User:
    """A person or the bot. `knows_bot`: has opened the private chat and not left it since."""

    id: int
    first_name: str
    is_bot: bool = False
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_premium: bool = False
    knows_bot: bool = False
    has_blocked_bot: bool = False
    is_deactivated: bool = False

    def render(self) -> Json:
        optional = present(
            last_name=self.last_name,
            username=self.username,
            language_code=self.language_code,
            is_premium=self.is_premium,
        )
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name, **optional}


@dataclass
class Member:
    """Somebody's place in a chat: `status` as in the API, `rights` those that are true."""

    status: str
    rights: frozenset[str] = frozenset()

    def may(self, right: str) -> bool:
        return self.status == "creator" or right in self.rights

    def render(self, user: User, chat_type: str) -> Json:
        shown: Json = {"status": self.status, "user": user.render()}
        if self.status == "creator":
            shown["is_anonymous"] = False
        elif self.status == "administrator":
            extra = _CHANNEL_RIGHTS if chat_type == "channel" else _GROUP_RIGHTS
            shown |= {"can_be_edited": False, "is_anonymous": "is_anonymous" in self.rights}
            shown |= {right: right in self.rights for right in (*_ADMIN_RIGHTS, *extra)}
            shown["can_manage_chat"] = True
        elif self.status == "restricted":
            shown |= {"is_member": True, "until_date": 0}
            shown |= {right: right in self.rights for right in _RESTRICTED_RIGHTS}
        elif self.status == "kicked":
            shown["until_date"] = 0
        return shown


NOBODY = Member("left")


@dataclass
class Chat:
    """A private chat has the id of its user; groups are negative, supergroups -100…"""

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    user: User | None = None
    is_forum: bool = False
    linked_chat_id: int | None = None
    migrated_to: int | None = None
    last_message_id: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def is_super(self) -> bool:
        return self.type in {"supergroup", "channel"}

    def member(self, user_id: int) -> Member:
        return self.members.get(user_id, NOBODY)

    def render(self) -> Json:
        person = self.user
        return {"id": self.id, "type": self.type} | present(
            title=self.title,
            username=person.username if person else self.username,
            first_name=person.first_name if person else None,
            last_name=person.last_name if person else None,
            is_forum=self.is_forum,
        )


Sender: TypeAlias = "User | Chat"


@dataclass(eq=False)
class Message:
    """A message; `content` and `extra` are fields of the API's Message object.

    `reply_keyboard` and `reactions` are shown to people but are not part of that object.
    """

    id: int
    chat: Chat
    date: int
    sender: Sender
    content: Json
    extra: Json = field(default_factory=dict)
    reply_to: Message | None = None
    markup: Json | None = None
    reply_keyboard: Json | None = None
    reactions: list[Json] = field(default_factory=list)
    edit_date: int | None = None
    by_bot: bool = False

    @property
    def has_media(self) -> bool:
        return "text" not in self.content

    def render(self, *, with_reply: bool = True) -> Json:
        who = (
            {"from": self.sender.render()}
            if isinstance(self.sender, User)
            else {"sender_chat": self.sender.render()}
        )
        head: Json = {"message_id": self.id, **who, "chat": self.chat.render(), "date": self.date}
        reply = self.reply_to.render(with_reply=False) if self.reply_to and with_reply else None
        tail = present(edit_date=self.edit_date, reply_to_message=reply, reply_markup=self.markup)
        return {**head, **self.extra, **self.content, **tail}
