"""getChat, getChatMember, getChatAdministrators, getChatMemberCount and leaveChat."""

from __future__ import annotations

from tests.fakes.telegram.access import Access, check_chat
from tests.fakes.telegram.backend import Backend
from tests.fakes.telegram.membership import set_member
from tests.fakes.telegram.model import NOBODY, PRESENT, Chat, Member, User
from tests.fakes.telegram.request import ApiCall
from tests.fakes.telegram.wire import Json, bad_request, present, words

from .registry import method

_GIFTS = words(
    "unlimited_gifts limited_gifts unique_gifts premium_subscription gifts_from_channels"
)


@method("getChat")
def get_chat(backend: Backend, call: ApiCall) -> Json:
    chat = _chat(backend, call)
    required: Json = {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    return chat.render() | required | present(linked_chat_id=chat.linked_chat_id)


@method("getChatMember")
def get_member(backend: Backend, call: ApiCall) -> Json:
    chat = _chat(backend, call)
    user = backend.state.users.get(call.integer("user_id"))
    if user is None:
        raise bad_request("user not found")
    if chat.user:
        member = Member("member") if user.id in {chat.id, backend.state.bot.id} else NOBODY
    else:
        _check_member_list(backend, chat)
        member = chat.member(user.id)
    return member.render(user, chat.type)


@method("getChatAdministrators")
def get_administrators(backend: Backend, call: ApiCall) -> list[Json]:
    chat = _chat(backend, call)
    if chat.user:
        raise bad_request("there are no administrators in the private chat")
    _check_member_list(backend, chat)
    return [
        member.render(user, chat.type)
        for user, member in _members(backend, chat)
        if member.status in {"creator", "administrator"}
        and (not user.is_bot or call.flag("return_bots"))
    ]


@method("getChatMemberCount")
def count_members(backend: Backend, call: ApiCall) -> int:
    chat = _chat(backend, call)
    return 2 if chat.user else len(_members(backend, chat))


@method("leaveChat")
def leave(backend: Backend, call: ApiCall) -> bool:
    chat = check_chat(backend.state, call.params.get("chat_id", ""), Access.WRITE)
    if chat.user:
        raise bad_request("chat member status can't be changed in private chats")
    bot = backend.state.bot
    set_member(backend, chat, bot, NOBODY, by=bot)
    return True


def _chat(backend: Backend, call: ApiCall) -> Chat:
    return check_chat(backend.state, call.params.get("chat_id", ""), Access.READ)


def _members(backend: Backend, chat: Chat) -> list[tuple[User, Member]]:
    return [
        (backend.state.users[user_id], member)
        for user_id, member in chat.members.items()
        if member.status in PRESENT
    ]


def _check_member_list(backend: Backend, chat: Chat) -> None:
    is_admin = chat.member(backend.state.bot.id).status in {"creator", "administrator"}
    if chat.type == "channel" and not is_admin:
        raise bad_request("member list is inaccessible")
