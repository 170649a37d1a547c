"""The bot is added to a chat, removed from it, blocked or let in again; its rights change."""

import asyncio
from contextlib import suppress

from aiogram import Bot, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ChatMemberAdministrator, ChatMemberUpdated

from bot.keyboards.channel import offer_keyboard
from bot.screens.cut import cut
from bot.texts import html_words
from core.domain.records.people import Chat, User
from core.ports.chat import ChatView
from core.services.channel_news import NoteChannelRights
from core.services.chat_presence import NoteChatPresence
from core.texts import Texts, Translator

_OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.KICKED)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_TITLE = 60

OFFER_AFTER_S = 2.0
"""Who chose the channel by a key of ours is about to connect it: then nothing is offered."""


def build_router() -> Router:
    router = Router(name="membership")
    router.my_chat_member.register(note_membership)
    return router


async def note_membership(
    event: ChatMemberUpdated,
    bot: Bot,
    t: Translator,
    user: User,
    chat: Chat,
    texts: Texts,
    note_chat_presence: NoteChatPresence,
    note_channel_rights: NoteChannelRights,
    view: ChatView,
) -> None:
    inside = event.new_chat_member.status not in _OUTSIDE
    await note_chat_presence(chat, active=inside)
    arrived = inside and event.old_chat_member.status in _OUTSIDE
    if arrived and event.chat.type in _GROUPS:
        await event.answer(t("group-hello"))
    if event.chat.type == ChatType.PRIVATE:
        return
    for to, channel in await note_channel_rights(chat.telegram_id):
        await view.show_channel(to, channel)
    if _may_post_now(event):
        home = await note_channel_rights.home_of(user)
        await asyncio.sleep(OFFER_AFTER_S)
        if await note_channel_rights.is_news(chat.telegram_id, user, home):
            await _offer(bot, html_words(texts, user.language), user, event)


def _may_post_now(event: ChatMemberUpdated) -> bool:
    """Say whether the bot became an admin that may post."""
    return _posts(event, event.new_chat_member) and not _posts(event, event.old_chat_member)


def _posts(event: ChatMemberUpdated, member: object) -> bool:
    if not isinstance(member, ChatMemberAdministrator):
        return False
    return event.chat.type in _GROUPS or bool(member.can_post_messages)


async def _offer(bot: Bot, t: Translator, user: User, event: ChatMemberUpdated) -> None:
    """Ask whoever let the bot in; a person who never wrote to it cannot be written to."""
    with suppress(TelegramForbiddenError, TelegramBadRequest):
        await bot.send_message(
            user.telegram_id,
            t("channel-offer", name=cut(event.chat.title or "", _TITLE)),
            reply_markup=offer_keyboard(t.plain, event.chat.id),
        )
