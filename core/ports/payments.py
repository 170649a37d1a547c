"""Payments in Telegram Stars."""

from typing import Protocol

from core.domain.plans import Plan


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
