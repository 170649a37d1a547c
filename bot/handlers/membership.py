"""The bot is added to a chat, removed from it, blocked or let in again."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated

from core.domain.records.people import Chat
from core.services.chat_presence import NoteChatPresence
from core.texts import Translator

_OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.KICKED)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


def build_router() -> Router:
    router = Router(name="membership")
    router.my_chat_member.register(note_membership)
    return router


async def note_membership(
    event: ChatMemberUpdated, t: Translator, chat: Chat, note_chat_presence: NoteChatPresence
) -> None:
    inside = event.new_chat_member.status not in _OUTSIDE
    await note_chat_presence(chat, active=inside)
    arrived = inside and event.old_chat_member.status in _OUTSIDE
    if arrived and event.chat.type in _GROUPS:
        await event.answer(t("group-hello"))
