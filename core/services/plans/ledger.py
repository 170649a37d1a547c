"""The account that Telegram keeps, held against ours."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import structlog

from core.domain.clock import utc_now
from core.domain.records.people import Chat, ChatKind, User
from core.domain.records.plan import Payment
from core.ports.payments import PaymentDesk, StarMove
from core.ports.uow import UnitOfWorkFactory
from core.services.meet import Meet
from core.services.plans.orders import MONTH, BuyPlan, Receipt, is_ours
from core.services.plans.subscriptions import first_of
from core.services.refund_payment import RefundPayment

log = structlog.get_logger(__name__)

_PAGE = 100


@dataclass(frozen=True, slots=True)
class FoundPayment:
    """A payment nobody had told us of; `first`: it began a subscription."""

    user: User
    chat: Chat
    payment: Payment
    first: bool


@dataclass(slots=True)
class ReadLedger:
    """Finds payments and refunds whose news was lost: Telegram tells of each only once.

    The account is read from its beginning once, and from where that ended later. What was paid for
    a time that is over is left alone: the database may be a new one.
    """

    uow: UnitOfWorkFactory
    desk: PaymentDesk
    meet: Meet
    buy_plan: BuyPlan
    refund_payment: RefundPayment
    _offset: int = field(default=0, init=False)

    async def __call__(self) -> AsyncIterator[FoundPayment]:
        """Credit what is missing, one by one, to be told. Raises PaymentsUnavailableError,
        StorageError: the next time begins where this one did."""
        moves, end = await self._fresh()
        returned = {move.charge_id for move in moves if move.returned}
        for start in range(0, len(moves), _PAGE):
            page = moves[start : start + _PAGE]
            known = await self._known(page)
            for move in page:
                if move.returned:
                    await self._note(known.get(move.charge_id))
                    continue
                missing = move.charge_id not in known and move.charge_id not in returned
                found = await self._take(move) if missing else None
                if found is not None:
                    yield found
        self._offset = end

    async def _fresh(self) -> tuple[list[StarMove], int]:
        moves, offset, count = list[StarMove](), self._offset, _PAGE
        while count == _PAGE:
            page, count = await self.desk.moves(offset, _PAGE)
            moves += page
            offset += count
        return moves, offset

    async def _known(self, moves: list[StarMove]) -> dict[str, Payment]:
        async with self.uow(reading=True) as uow:
            payments = await uow.payments.among({move.charge_id for move in moves})
        return {each.charge_id: each for each in payments}

    async def _note(self, payment: Payment | None) -> None:
        if payment is not None and payment.refunded_at is None:
            await self.refund_payment.note(payment.charge_id)

    async def _take(self, move: StarMove) -> FoundPayment | None:
        until = move.subscribed_until or move.at + MONTH
        if until <= utc_now() or not is_ours(move.payload):
            return None
        private = (move.telegram_id, ChatKind.PRIVATE, move.name)
        user, chat = await self.meet.person(
            move.telegram_id, move.name, move.language, private, move.username
        )
        receipt = Receipt(
            charge_id=move.charge_id,
            payload=move.payload,
            stars=move.stars,
            recurring=move.subscribed_until is not None,
            first=False,
            paid_at=move.at,
            until=until,
        )
        payment = await self.buy_plan.take(user, receipt)
        if payment is None:
            return None
        log.warning("payment_found", charge=move.charge_id, user=str(user.id))
        async with self.uow(reading=True) as uow:
            payments = await uow.payments.of_user(user.id)
        return FoundPayment(user, chat, payment, first=first_of(payment, payments) == payment)
