"""People paying in Telegram Stars."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from .backend import Backend
from .model import Message, User
from .stars import Charge
from .wire import ActError, Json

MONTH_S = 2_592_000


class Till:
    """What happens between an invoice that somebody opens and the news that it is paid."""

    def __init__(
        self,
        backend: Backend,
        find_user: Callable[[Json], User],
        deliver: Callable[[Message], None],
    ) -> None:
        self._backend = backend
        self._state = backend.state
        self._find_user = find_user
        self._deliver = deliver

    async def pay(self, user: Json, link: str, *, told: bool = True) -> Json:
        """Open an invoice and pay; returns the `charge_id`, or the `reason` why the bot would not
        have it. Telegram waits ten seconds for that. Without `told` the news of it is lost."""
        person = self._find_user(user)
        invoice = self._state.stars.invoice(link)
        question_id, answer = self._state.stars.ask()
        price: Json = {"currency": "XTR", "total_amount": invoice.amount}
        query: Json = {"id": question_id, "from": person.render(), **price}
        query["invoice_payload"] = invoice.payload
        self._backend.publish("pre_checkout_query", query)
        async with asyncio.timeout(10):
            reason = await answer
        if reason:
            return {"reason": reason}
        charge = self._state.stars.pay(person.id, invoice)
        if told:
            self._tell_paid(person, charge, first=True)
        return {"charge_id": charge.id}

    async def charge_again(self, user: Json, charge_id: str) -> str:
        """Another 30 days of a subscription; returns the new charge."""
        person = self._find_user(user)
        earlier = self._state.stars.charge(person.id, charge_id)
        first = earlier.first or earlier
        if first.cancelled:
            raise ActError("the subscription has ended")
        charge = self._state.stars.pay(person.id, first.invoice, first)
        self._tell_paid(person, charge, first=False)
        return charge.id

    async def resume(self, user: Json, charge_id: str) -> None:
        """Continue a subscription in Telegram's own settings, where the bot does not forbid it."""
        person = self._find_user(user)
        charge = self._state.stars.charge(person.id, charge_id)
        if charge.forbidden:
            raise ActError("the bot has ended this subscription")
        charge.cancelled = False
        news: Json = {"user": person.render(), "invoice_payload": charge.invoice.payload}
        self._backend.publish("subscription", news | {"state": "active"})

    def _tell_paid(self, person: User, charge: Charge, *, first: bool) -> None:
        paid: Json = {
            "currency": "XTR",
            "total_amount": charge.invoice.amount,
            "invoice_payload": charge.invoice.payload,
            "telegram_payment_charge_id": charge.id,
            "provider_payment_charge_id": f"provider-{charge.id}",
        }
        if charge.invoice.renews:
            paid["subscription_expiration_date"] = int(time.time()) + MONTH_S
            paid |= {"is_recurring": True} | ({"is_first_recurring": True} if first else {})
        chat = self._state.private_chat(person)
        self._deliver(self._state.add_message(chat, person, {"successful_payment": paid}))
