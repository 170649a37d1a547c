"""Messages in the name of a chat: the account they come from is one and the same for everybody."""

from aiogram.types import Chat, TelegramObject, Update


def standing_for(event: TelegramObject) -> Chat | None:
    """Return the chat that a message is signed by: an anonymous administrator's is the group
    itself, otherwise a channel; None for a person's own words."""
    message = event.message if isinstance(event, Update) else None
    if message is None or message.is_automatic_forward:
        return None
    return message.sender_chat
