"""The account of Stars is kept: at the start of the bot, and every hour."""

import asyncio
from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.screens.plan import paid_text
from bot.texts import html_words
from core.domain.errors import ShortsError
from core.services.plans.ledger import FoundPayment, ReadLedger
from core.services.plans.subscriptions import EndSubscriptions
from core.texts import Texts

log = structlog.get_logger(__name__)

EVERY_S = 3_600.0
AGAIN_S = 60.0
"""After Telegram or the database did not answer."""


@dataclass(frozen=True, slots=True)
class Books:
    """Finds what Telegram has told in vain, and ends what it did not end."""

    bot: Bot
    texts: Texts
    read_ledger: ReadLedger
    subscriptions: EndSubscriptions

    async def keep(self) -> None:
        """Keep the books for ever."""
        while True:
            wait_s = EVERY_S
            try:
                await self.balance()
            except ShortsError as error:
                log.warning("books_not_balanced", error=str(error))
                wait_s = AGAIN_S
            except Exception:
                log.exception("books_not_balanced")
            await asyncio.sleep(wait_s)

    async def balance(self) -> None:
        """Credit payments that are missing and tell whose they are; end subscriptions that are not
        to go on. Raises PaymentsUnavailableError, StorageError."""
        async for found in self.read_ledger():
            await self._tell(found)
        await self.subscriptions.retry()

    async def _tell(self, found: FoundPayment) -> None:
        t = html_words(self.texts, found.chat.language or found.user.language)
        text = paid_text(t, found.payment, first=found.first)
        try:
            await self.bot.send_message(found.user.telegram_id, text)
        except TelegramAPIError as error:
            log.warning("payment_not_told", charge=found.payment.charge_id, error=str(error))
