"""What a plan is, what is left of it, and what others offer."""

from datetime import datetime

from bot.keyboards.plan import back_keyboard, pay_keyboard, plan_keyboard, refund_keyboard
from bot.screens.screen import Screen
from core.domain.plans import Plan, PlanName
from core.domain.records.plan import Payment
from core.services.plans.report import PlanReport
from core.texts import Translator


def plan_screen(t: Translator, report: PlanReport, mark: str = "") -> Screen:
    """The plan somebody has. `mark`: the watermark of the free one."""
    plan = report.plan
    if plan is None:
        return Screen(t("plan-unlimited"))
    limits = {"minutes": plan.video_minutes, "videos": plan.videos}
    lines = [
        t("plan-now", plan=plan.name.value),
        "",
        t("plan-limits", **limits),
        t("plan-used", videos=min(report.videos, plan.videos), of=plan.videos),
        t("plan-minutes", minutes=report.minutes),
        *([t("plan-renewed", day=day(t, report.renewed_at))] if report.renewed_at else []),
        t("plan-searches", searches=plan.searches),
        *([t("plan-mark", mark=mark)] if plan.marked else []),
        *_paid(t, report.payment),
    ]
    offers = tuple(each for each in report.on_sale if each.stars > plan.stars)
    for offer in offers:
        lines += ["", offer_text(t, offer)]
    payment = report.payment
    return Screen("\n".join(lines), plan_keyboard(t.plain, offers, payment))


def offer_text(t: Translator, plan: Plan) -> str:
    """What a plan that can be bought gives."""
    return t(
        "plan-offer", plan=plan.name.value, minutes=plan.video_minutes, videos=plan.videos,
        stars=plan.stars,
    )  # fmt: skip


def pay_screen(t: Translator, plan: Plan, link: str, current: Payment | None) -> Screen:
    """What is about to be paid, with the invoice."""
    lines = [offer_text(t, plan), "", t("plan-pay", stars=plan.stars)]
    if current is not None:
        lines.append(t("plan-replaces", plan=current.plan))
    return Screen("\n".join(lines), pay_keyboard(t.plain, plan, link))


def resume_screen(t: Translator) -> Screen:
    """Where a subscription is continued: only its owner can, and only in Telegram itself."""
    return Screen(t("plan-resume"), back_keyboard(t.plain))


def support_screen(t: Translator, payment: Payment | None, contact: str, *, sold: bool) -> Screen:
    """Whom to ask about money; with a button where a payment can be taken back at once."""
    if not sold:
        return Screen(t("plan-unlimited"))
    lines = [t("pay-support"), "", t("pay-support-refund")]
    lines += ["", t("pay-support-contact", contact=contact)] if contact else []
    if payment is None:
        return Screen("\n".join(lines))
    keyboard = refund_keyboard(t.plain, payment, sure=False)
    return Screen("\n".join(lines), keyboard)


def refund_screen(t: Translator, payment: Payment) -> Screen:
    """The question before a payment is given back."""
    text = t("refund-question", plan=payment.plan, stars=payment.stars)
    return Screen(text, refund_keyboard(t.plain, payment, sure=True))


def paid_text(t: Translator, payment: Payment, *, first: bool) -> str:
    """Thanks for a payment, or news of a renewal."""
    key = "plan-paid" if first else "plan-renewed-paid"
    return t(key, plan=payment.plan, until=day(t, payment.valid_until))


def day(t: Translator, moment: datetime) -> str:
    """A day as people write it."""
    return t("plan-day", day=moment.day, month=moment.month, year=str(moment.year))


def _paid(t: Translator, payment: Payment | None) -> list[str]:
    if payment is None or payment.plan == PlanName.FREE:
        return []
    key = "plan-goes-on" if payment.recurring else "plan-ends"
    return [t(key, until=day(t, payment.valid_until), stars=payment.stars)]
