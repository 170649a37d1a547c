"""Keys that let people choose a channel or a group of their own."""

from aiogram.types import (
    ChatAdministratorRights,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
)

from core.texts import Translator

CHANNEL_REQUEST, GROUP_REQUEST = 1, 2
"""Ids by which an answer to a `request_chat` key is known."""


def request_keyboard(t: Translator) -> ReplyKeyboardMarkup:
    """Keys that open the person's own list of channels, and of groups."""
    channel = KeyboardButtonRequestChat(
        request_id=CHANNEL_REQUEST,
        chat_is_channel=True,
        request_title=True,
        request_username=True,
        user_administrator_rights=_rights(can_post_messages=True),
        bot_administrator_rights=_rights(can_post_messages=True),
    )
    group = KeyboardButtonRequestChat(
        request_id=GROUP_REQUEST,
        chat_is_channel=False,
        request_title=True,
        request_username=True,
        bot_is_member=True,
        user_administrator_rights=_rights(),
    )
    row = [
        KeyboardButton(text=t("key-choose-channel"), request_chat=channel),
        KeyboardButton(text=t("key-choose-group"), request_chat=group),
    ]
    return ReplyKeyboardMarkup(
        keyboard=[row, [KeyboardButton(text=t("key-cancel"))]],
        resize_keyboard=True,
        one_time_keyboard=True,
    )


def _rights(*, can_post_messages: bool | None = None) -> ChatAdministratorRights:
    return ChatAdministratorRights(
        is_anonymous=False,
        can_manage_chat=True,
        can_delete_messages=False,
        can_manage_video_chats=False,
        can_restrict_members=False,
        can_promote_members=False,
        can_change_info=False,
        can_invite_users=False,
        can_post_stories=False,
        can_edit_stories=False,
        can_delete_stories=False,
        can_send_welcome_messages=False,
        can_post_messages=can_post_messages,
    )
