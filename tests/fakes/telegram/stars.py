"""Telegram Stars: invoices people open, and charges."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass

from .wire import bad_request

_LINK = "https://t.me/$"


@dataclass(frozen=True)
class Invoice:
    """What a link asks for; `renews`: every 30 days."""

    payload: str
    amount: int
    renews: bool


@dataclass
class Charge:
    """Stars that were paid. `first`: the charge that a subscription began with, and is known by."""

    id: str
    user_id: int
    invoice: Invoice
    first: Charge | None = None
    refunded: bool = False
    cancelled: bool = False
    forbidden: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the bot's account: a charge that came, or went back."""

    charge: Charge
    back: bool
    date: int


class Stars:
    """Invoices by link, questions by id, charges by id; the account, oldest line first."""

    def __init__(self) -> None:
        self.charges: dict[str, Charge] = {}
        self.account: list[Line] = []
        self._invoices: dict[str, Invoice] = {}
        self._questions: dict[str, asyncio.Future[str]] = {}
        self._ids = itertools.count(1)

    def open(self, invoice: Invoice) -> str:
        link = f"{_LINK}invoice{next(self._ids)}"
        self._invoices[link] = invoice
        return link

    def invoice(self, link: str) -> Invoice:
        """KeyError: there is none."""
        return self._invoices[link]

    def ask(self) -> tuple[str, asyncio.Future[str]]:
        """A question to the bot, and its answer: why not, or nothing."""
        number = f"checkout{next(self._ids)}"
        self._questions[number] = asyncio.get_running_loop().create_future()
        return number, self._questions[number]

    def answer(self, question_id: str, reason: str) -> None:
        question = self._questions.pop(question_id, None)
        if question is None:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        question.set_result(reason)

    def pay(self, user_id: int, invoice: Invoice, first: Charge | None = None) -> Charge:
        charge = Charge(f"stxcharge{next(self._ids)}", user_id, invoice, first)
        self.charges[charge.id] = charge
        self._note(charge, back=False)
        return charge

    def refund(self, charge: Charge) -> None:
        charge.refunded = True
        self._note(charge, back=True)

    def _note(self, charge: Charge, *, back: bool) -> None:
        self.account.append(Line(charge, back, int(time.time())))

    def charge(self, user_id: int, charge_id: str) -> Charge:
        found = self.charges.get(charge_id)
        if found is None or found.user_id != user_id:
            raise bad_request("CHARGE_ID_INVALID")
        return found
