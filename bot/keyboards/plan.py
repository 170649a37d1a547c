"""Buttons of /plan and /paysupport."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.admin import mark_of
from bot.keyboards.looks import BAD, MAIN
from core.domain.plans import Plan, PlanName
from core.domain.records.plan import Payment
from core.texts import Translator


class PlanAction(StrEnum):
    """What a press asks for."""

    SHOW = "sh"
    BUY = "bu"
    END = "en"
    GO_ON = "go"
    REFUND = "rf"
    REFUND_SURELY = "rs"


class PlanCD(CallbackData, prefix="plan"):
    """`plan`: what is bought.  mark: which payment is given back, see `mark_of`."""

    action: PlanAction
    plan: PlanName | None = None
    mark: str = ""


def plan_keyboard(
    t: Translator, offers: tuple[Plan, ...], payment: Payment | None
) -> InlineKeyboardMarkup:
    """A button for each larger plan, and one that ends or continues the subscription."""
    rows = [[_buy_button(t, plan)] for plan in offers]
    if payment is not None:
        action = PlanAction.END if payment.recurring else PlanAction.GO_ON
        text = t("button-plan-end" if payment.recurring else "button-plan-go-on")
        rows.append([_button(text, action)])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def pay_keyboard(t: Translator, plan: Plan, link: str) -> InlineKeyboardMarkup:
    """The invoice, and the way back."""
    pay = InlineKeyboardButton(text=t("button-plan-pay", stars=plan.stars), url=link, style=MAIN)
    return InlineKeyboardMarkup(inline_keyboard=[[pay], *back_keyboard(t).inline_keyboard])


def back_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """The way back to the plan."""
    back = _button(t("button-plan-back"), PlanAction.SHOW)
    return InlineKeyboardMarkup(inline_keyboard=[[back]])


def offer_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """The way to the plan, from where it did not suffice."""
    return InlineKeyboardMarkup(inline_keyboard=[[_button(t("button-plan"), PlanAction.SHOW)]])


def refund_keyboard(t: Translator, payment: Payment, *, sure: bool) -> InlineKeyboardMarkup:
    """First the offer to give a payment back, then the question."""
    action = PlanAction.REFUND_SURELY if sure else PlanAction.REFUND
    key = "button-refund-surely" if sure else "button-refund"
    data = PlanCD(action=action, mark=mark_of(payment))
    button = InlineKeyboardButton(text=t(key, stars=payment.stars), callback_data=data.pack())
    if sure:
        button = button.model_copy(update={"style": BAD})
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def _buy_button(t: Translator, plan: Plan) -> InlineKeyboardButton:
    text = t("button-plan-buy", plan=plan.name.value, stars=plan.stars)
    return _button(text, PlanAction.BUY, plan)


def _button(text: str, action: PlanAction, plan: Plan | None = None) -> InlineKeyboardButton:
    data = PlanCD(action=action, plan=plan.name if plan else None)
    return InlineKeyboardButton(text=text, callback_data=data.pack())
