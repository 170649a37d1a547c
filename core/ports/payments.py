"""Payments in Telegram Stars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.domain.plans import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class StarMove:
    """A line of the bot's account: Stars for an invoice, or those given back for one (the same
    `charge_id`).

    `subscribed_until`: end of what is paid, None without a subscription.  language: the person's,
    one of ours.
    """

    charge_id: str
    returned: bool
    payload: str
    stars: int
    at: datetime
    subscribed_until: datetime | None
    telegram_id: int
    name: str
    username: str | None
    language: str


class PaymentDesk(Protocol):
    """What Telegram does about money. Each call raises PaymentsUnavailableError."""

    async def subscription_link(self, plan: Plan, payload: str, language: str) -> str:
        """Return the address of an invoice for 30 days of a plan, renewed by itself."""
        ...

    async def set_renewal(self, telegram_id: int, charge_id: str, *, renews: bool) -> None:
        """Let a subscription end with what is paid, or allow its owner to continue it.

        `charge_id` is that of its first payment.
        """
        ...

    async def refund(self, telegram_id: int, charge_id: str) -> None:
        """Give a payment back; one that was given back already is as well."""
        ...

    async def moves(self, offset: int, limit: int) -> tuple[Sequence[StarMove], int]:
        """Return a page of the account, oldest first, without lines that are about no invoice; and
        how many lines it has, at most `limit` (100)."""
        ...
