"""People who are shut out."""

import time
from collections import OrderedDict
from contextlib import suppress

from aiogram.exceptions import TelegramAPIError
from aiogram.types import Update

from core.texts import Translator

_OPEN_COMMANDS = frozenset({"/forget", "/privacy", "/plan", "/paysupport"})
_OPEN_BUTTONS = ("forget:", "plan:")
_BUYING = "plan:bu"
_SAID_EVERY_S = 3_600.0
_REMEMBERED_PEOPLE = 10_000


def stays_open(event: Update) -> bool:
    """Say whether this is for everybody: what concerns one's data or money, and news about the
    bot's own membership."""
    if event.my_chat_member is not None or event.subscription is not None:
        return True
    if event.callback_query is not None:
        pressed = event.callback_query.data or ""
        return pressed.startswith(_OPEN_BUTTONS) and not pressed.startswith(_BUYING)
    message = event.message
    if message is None:
        return False
    paid = message.successful_payment is not None or message.refunded_payment is not None
    command = next(iter((message.text or "").split()), "").partition("@")[0]
    return paid or command in _OPEN_COMMANDS


class Turnstile:
    """Says no: to every press, and once in a while to what is written."""

    def __init__(self) -> None:
        self._said: OrderedDict[int, float] = OrderedDict()

    async def turn_away(self, event: Update, t: Translator) -> None:
        """Answer somebody who is shut out; in groups only to a command."""
        with suppress(TelegramAPIError):
            if event.callback_query is not None:
                await event.callback_query.answer(t.plain("alert-banned"), show_alert=True)
            elif event.pre_checkout_query is not None:
                await event.pre_checkout_query.answer(
                    ok=False, error_message=t.plain("alert-banned")
                )
            elif (message := event.message) is not None and message.from_user is not None:
                command = (message.text or "").startswith("/")
                if (command or message.chat.type == "private") and self._is_due(
                    message.from_user.id
                ):
                    await message.answer(t("banned"))

    def _is_due(self, person_id: int) -> bool:
        now = time.monotonic()
        if now - self._said.get(person_id, -_SAID_EVERY_S) < _SAID_EVERY_S:
            return False
        self._said[person_id] = now
        self._said.move_to_end(person_id)
        if len(self._said) > _REMEMBERED_PEOPLE:
            self._said.popitem(last=False)
        return True
