"""Waiting for what a menu shows."""

from tests.fakes.telegram import ChatView, FakeTelegram, MessageView


def saying(chat: ChatView, text: str) -> MessageView | None:
    """The newest message of the bot with this text."""
    return next((m for m in reversed(chat.from_bot) if text in m.text), None)


async def newest(
    tg: FakeTelegram, chat: ChatView, text: str = "", *, button: str = "", within_s: float = 10
) -> MessageView:
    """The last message of the bot, once it says this and has this button."""

    def there() -> MessageView | None:
        last = chat.from_bot[-1] if chat.from_bot else None
        return last if last is not None and _fits(last, text, button) else None

    return await tg.wait_for(there, within_s, f"{text!r} with {button!r} at the end")


async def now(
    tg: FakeTelegram, message: MessageView, text: str = "", *, button: str = ""
) -> MessageView:
    """The same message, once it says this and has this button."""

    def there() -> MessageView | None:
        current = tg.chat(message.chat_id).message(message)
        return current if _fits(current, text, button) else None

    return await tg.wait_for(there, what=f"{text!r} with {button!r} in its place")


def _fits(message: MessageView, text: str, button: str) -> bool:
    return text in message.text and (not button or message.has_button(button))
