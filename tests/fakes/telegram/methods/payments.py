"""Telegram Stars: invoices, the answer before money moves, refunds, subscriptions, the account."""

from __future__ import annotations

from tests.fakes.telegram.backend import Backend
from tests.fakes.telegram.request import ApiCall
from tests.fakes.telegram.stars import Charge, Invoice, Line
from tests.fakes.telegram.till import MONTH_S
from tests.fakes.telegram.wire import Json, bad_request

from .registry import method


@method("createInvoiceLink")
def create_invoice_link(backend: Backend, call: ApiCall) -> str:
    title, about, payload = (call.text(n) for n in ("title", "description", "payload"))
    prices = call.params.get("prices") or []
    if not 1 <= len(title) <= 32:
        raise bad_request("INVOICE_TITLE_INVALID")
    if not 1 <= len(about) <= 255:
        raise bad_request("INVOICE_DESCRIPTION_INVALID")
    if not 1 <= len(payload.encode()) <= 128:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    if call.text("currency") != "XTR" or len(prices) != 1 or call.text("provider_token"):
        raise bad_request("CURRENCY_INVALID")
    period = call.params.get("subscription_period")
    if period not in (None, MONTH_S):
        raise bad_request("SUBSCRIPTION_PERIOD_INVALID")
    amount = int(prices[0]["amount"])
    if not 1 <= amount <= 10_000:
        raise bad_request("STARS_INVOICE_INVALID")
    return backend.state.stars.open(Invoice(payload, amount, renews=period is not None))


@method("answerPreCheckoutQuery")
def answer_pre_checkout_query(backend: Backend, call: ApiCall) -> bool:
    ok, reason = call.flag("ok"), call.text("error_message")
    if not ok and not reason:
        raise bad_request("error_message must be non-empty")
    backend.state.stars.answer(call.text("pre_checkout_query_id"), "" if ok else reason)
    return True


@method("refundStarPayment")
def refund_star_payment(backend: Backend, call: ApiCall) -> bool:
    charge = _charge(backend, call)
    if charge.refunded:
        raise bad_request("CHARGE_ALREADY_REFUNDED")
    backend.state.stars.refund(charge)
    return True


@method("editUserStarSubscription")
def edit_user_star_subscription(backend: Backend, call: ApiCall) -> bool:
    charge = _charge(backend, call)
    if not charge.invoice.renews or charge.first is not None:
        raise bad_request("CHARGE_ID_INVALID")
    charge.forbidden = call.flag("is_canceled")
    # What the bot allows again, only its owner can continue.
    charge.cancelled = charge.cancelled or charge.forbidden
    return True


@method("getStarTransactions")
def get_star_transactions(backend: Backend, call: ApiCall) -> Json:
    offset, limit = int(call.params.get("offset", 0)), int(call.params.get("limit", 100))
    if offset < 0 or not 1 <= limit <= 100:
        raise bad_request("wrong parameter offset or limit in request")
    page = backend.state.stars.account[offset : offset + limit]
    return {"transactions": [_shown(backend, line) for line in page]}


def _shown(backend: Backend, line: Line) -> Json:
    charge = line.charge
    partner: Json = {
        "type": "user",
        "transaction_type": "invoice_payment",
        "user": backend.state.users[charge.user_id].render(),
        "invoice_payload": charge.invoice.payload,
    }
    if charge.invoice.renews:
        partner["subscription_period"] = MONTH_S
    side = "receiver" if line.back else "source"
    return {"id": charge.id, "amount": charge.invoice.amount, "date": line.date, side: partner}


def _charge(backend: Backend, call: ApiCall) -> Charge:
    user_id = int(call.params["user_id"])
    return backend.state.stars.charge(user_id, call.text("telegram_payment_charge_id"))
