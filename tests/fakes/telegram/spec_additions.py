"""Fields of Bot API 10.2 and 10.3 that aiogram 3.31 speaks and the published file lacks."""

from __future__ import annotations

from .wire import Json


def _field(name: str, *types: str, required: bool = False) -> Json:
    return {"name": name, "types": list(types), "required": required}


_MEMBER_RIGHT = _field("can_send_welcome_messages", "Boolean", required=True)

TYPES: dict[str, list[Json]] = {
    "BotCommand": [_field("is_ephemeral", "Boolean")],
    "BotSubscriptionUpdated": [
        _field("user", "User", required=True),
        _field("invoice_payload", "String", required=True),
        _field("state", "String", required=True),
    ],
    "ChatAdministratorRights": [_MEMBER_RIGHT],
    "ChatMemberAdministrator": [_MEMBER_RIGHT],
    "DisabledButton": [],
    "EphemeralMessageParameters": [
        _field("receiver_user_id", "Integer", required=True),
        _field("callback_query_id", "String"),
        _field("replace_callback_query_message", "Boolean"),
    ],
    "InlineKeyboardButton": [_field("disabled", "DisabledButton")],
    "InlineKeyboardMarkup": [_field("force_reply", "Boolean")],
    "Message": [_field("ephemeral_message_id", "Integer"), _field("receiver_user", "User")],
    "MessageGenerationStopped": [
        _field("chat", "Chat", required=True),
        _field("draft_id", "Integer", required=True),
        _field("message_thread_id", "Integer"),
    ],
    "ReplyKeyboardMarkup": [_field("force_reply", "Boolean")],
    "ReplyParameters": [_field("ephemeral_message_id", "Integer")],
    "Update": [
        _field("stopped_message_generation", "MessageGenerationStopped"),
        _field("subscription", "BotSubscriptionUpdated"),
    ],
}

METHODS = frozenset({"sendMessage", "sendPhoto", "sendVideo", "sendDocument"})
METHOD_FIELDS = [
    _field("ephemeral_message_parameters", "EphemeralMessageParameters"),
    _field("receiver_user_id", "Integer"),
    _field("callback_query_id", "String"),
]
