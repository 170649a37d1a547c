"""Plans that are sold in tests, and Telegram's part in it."""

from collections.abc import Sequence

from core.domain.errors import PaymentsUnavailableError
from core.domain.plans import Admission, Plan, PlanBook, PlanName
from core.ports.payments import StarMove

FREE = Plan(PlanName.FREE, 10, 2, searches=2)
PRO = Plan(PlanName.PRO, 30, 50, 500, searches=50)
BUSINESS = Plan(PlanName.BUSINESS, 60, 200, 1500, searches=100)
BOOK = PlanBook({plan.name: plan for plan in (FREE, PRO, BUSINESS)}, "@shorts_bot")
ADMISSION = Admission(BOOK, frozenset({99}))


class Desk:
    """Telegram's part; `ended` are the subscriptions it let end. It knows them by their first
    charge only, and `known` are those; `open` until it stops to answer."""

    def __init__(self, *known: str) -> None:
        self.known = known
        self.ended: list[str] = []
        self.open = True

    async def subscription_link(self, plan: Plan, payload: str, language: str) -> str:
        raise PaymentsUnavailableError

    async def set_renewal(self, telegram_id: int, charge_id: str, *, renews: bool) -> None:
        if charge_id not in self.known or not self.open:
            raise PaymentsUnavailableError
        assert not renews
        self.ended.append(charge_id)

    async def moves(self, offset: int, limit: int) -> tuple[Sequence[StarMove], int]:
        return (), 0

    async def refund(self, telegram_id: int, charge_id: str) -> None:
        if not self.open:
            raise PaymentsUnavailableError
