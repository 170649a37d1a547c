"""Who may read, edit or write where, with the Bot API's own refusals."""

from __future__ import annotations

from enum import IntEnum

from .model import PRESENT, Chat, Message
from .state import State
from .wire import ApiError, bad_request, forbidden

_RIGHTS = {
    "text messages": "can_send_messages",
    "photos": "can_send_photos",
    "videos": "can_send_videos",
    "documents": "can_send_documents",
}


class Access(IntEnum):
    """Each includes those before it."""

    READ = 0
    EDIT = 1
    WRITE = 2


def check_chat(state: State, reference: int | str, access: Access) -> Chat:
    """The chat, if the bot has that access to it."""
    if reference == "":
        raise bad_request("chat_id is empty")
    chat = state.find_chat(reference)
    if chat is None:
        raise _unknown(state, reference)
    if chat.user:
        _check_private(chat, access)
    elif chat.is_super:
        _check_super(state, chat, access)
    else:
        _check_group(state, chat, access)
    return chat


def _unknown(state: State, reference: int | str) -> ApiError:
    user = state.users.get(reference) if isinstance(reference, int) else None
    if user and not user.is_bot:
        return forbidden("bot can't initiate conversation with a user")
    return bad_request("chat not found")


def _check_private(chat: Chat, access: Access) -> None:
    user = chat.user
    if user and user.is_deactivated and access >= Access.EDIT:
        raise forbidden("user is deactivated")
    if user and user.has_blocked_bot and access >= Access.WRITE:
        raise forbidden("bot was blocked by the user")


def _check_group(state: State, chat: Chat, access: Access) -> None:
    if chat.migrated_to and access >= Access.WRITE:
        reason = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, reason, migrate_to_chat_id=chat.migrated_to)
    _check_presence(state, chat, "group", access >= Access.EDIT)


def _check_super(state: State, chat: Chat, access: Access) -> None:
    must_be_in = access >= Access.EDIT or chat.username is None
    if chat.member(state.bot.id).status == "kicked":
        must_be_in = True
    _check_presence(state, chat, chat.type, must_be_in)


def _check_presence(state: State, chat: Chat, kind: str, must_be_in: bool) -> None:
    status = chat.member(state.bot.id).status
    if must_be_in and status == "kicked":
        raise forbidden(f"bot was kicked from the {kind} chat")
    if must_be_in and status not in PRESENT:
        raise forbidden(f"bot is not a member of the {kind} chat")


def check_may_send(state: State, chat: Chat, what: str) -> None:
    """`what` is text messages, photos, videos or documents."""
    member = chat.member(state.bot.id)
    if chat.type == "channel" and not member.may("can_post_messages"):
        raise bad_request("need administrator rights in the channel chat")
    if member.status == "restricted" and not member.may(_RIGHTS[what]):
        raise bad_request(f"not enough rights to send {what} to the chat")


def check_message(
    state: State, reference: int | str, message_id: int, access: Access, name: str
) -> Message:
    """`name` is what the message is wanted for: `message to edit`, `message to copy`…"""
    chat = check_chat(state, reference, access)
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request(f"{name} not found")
    return message


def check_own(state: State, message: Message) -> None:
    """Only the bot's own messages, and posts of channels where it may edit, can be edited."""
    rights = message.chat.member(state.bot.id)
    is_post = message.chat.type == "channel" and rights.may("can_edit_messages")
    if not (message.by_bot or is_post):
        raise bad_request("message can't be edited")
