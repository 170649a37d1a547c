"""A Telegram Bot API server on loopback, with people to drive the bot behind it.

In the test's process: `async with FakeTelegram() as tg:`. As a process of its own:
`async with telegram_process() as tg:`. Both have the interface of `Telegram`.
"""

from . import faults
from .backend import DEFAULT_TOKEN
from .fake import FakeTelegram
from .faults import Fault
from .flood import FloodLimits
from .remote import RemoteTelegram, telegram_process
from .telegram import SpecificationError, Telegram
from .user import FakeUser
from .views import Button, Call, CallbackAnswer, ChatView, MessageView, Version
from .wire import ActError

__all__ = [
    "DEFAULT_TOKEN",
    "ActError",
    "Button",
    "Call",
    "CallbackAnswer",
    "ChatView",
    "FakeTelegram",
    "FakeUser",
    "Fault",
    "FloodLimits",
    "MessageView",
    "RemoteTelegram",
    "SpecificationError",
    "Telegram",
    "Version",
    "faults",
    "telegram_process",
]
