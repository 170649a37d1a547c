"""The administrators' menu."""

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards.looks import BAD, GOOD
from bot.keyboards.packing import packed
from core.domain.records.broadcast import Audience
from core.domain.records.plan import Payment
from core.texts import Translator

IN_A_ROW = 5

Button = InlineKeyboardButton
Row = list[Button]


class AdminPage(StrEnum):
    """What the menu shows."""

    HOME = "home"
    PEOPLE = "people"
    PERSON = "person"
    QUEUE = "queue"
    JOB = "job"
    PROCESSES = "procs"
    FAILURES = "fails"
    SPEND = "spend"
    BROADCASTS = "casts"
    BROADCAST = "cast"


class AdminAct(StrEnum):
    """What its buttons do."""

    FIND = "find"
    BAN = "ban"
    UNBAN = "unban"
    REFUND = "refund"
    REFUND_SURELY = "refund!"
    RESTART = "restart"
    STOP = "stop"
    RETRY = "retry"
    WRITE = "write"
    AUDIENCE = "whom"
    SEND = "send"
    END = "end"


class SpendView(StrEnum):
    """How expenses are sorted."""

    DAYS = "days"
    STAGES = "stages"
    ENGINES = "engines"


PERIODS = (7, 30, 90)
"""Days."""


class AdminCD(CallbackData, prefix="adm"):
    """Open a page: `id` names what it is about, `n` is the number of the part or of days."""

    page: AdminPage
    id: str | None = None
    n: int = 0


class AdminActCD(CallbackData, prefix="adx"):
    """Do something to what `id` names."""

    act: AdminAct
    id: str | None = None
    arg: str | None = None


def home_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """The pages."""
    rows = (
        (AdminPage.PEOPLE, AdminPage.QUEUE),
        (AdminPage.FAILURES, AdminPage.PROCESSES),
        (AdminPage.SPEND, AdminPage.BROADCASTS),
    )
    return _markup(
        [[open_button(t(f"button-admin-{page}"), page) for page in row] for row in rows],
        [_refresh(t, AdminPage.HOME)],
    )


def people_keyboard(
    t: Translator, people: Sequence[tuple[UUID, str]], part: int, *, more: bool
) -> InlineKeyboardMarkup:
    """A part of the people, by name."""
    find = act_button(t("button-admin-find"), AdminAct.FIND)
    return _markup(
        [[find]],
        [[open_button(name, AdminPage.PERSON, id_)] for id_, name in people],
        _parts(t, AdminPage.PEOPLE, part, more=more),
        _home(t),
    )


def found_keyboard(t: Translator, people: Sequence[tuple[UUID, str]]) -> InlineKeyboardMarkup:
    """People who were looked for."""
    rows = [[open_button(name, AdminPage.PERSON, id_)] for id_, name in people]
    return _markup(rows, [[open_button(t("button-back"), AdminPage.PEOPLE)]])


def person_keyboard(
    t: Translator, user_id: UUID, *, banned: bool, bannable: bool, more: Sequence[Row] = ()
) -> InlineKeyboardMarkup:
    """One person; `more` stands between."""
    act, style = (AdminAct.UNBAN, GOOD) if banned else (AdminAct.BAN, BAD)
    ban = act_button(t(f"button-admin-{act}"), act, user_id)
    ban.style = style
    back = [open_button(t("button-back"), AdminPage.PEOPLE)]
    return _markup([[ban]] if bannable else [], more, [back])


def refund_button(t: Translator, user_id: UUID, payment: Payment) -> Button:
    """Give this payment back: asked once more before it is done."""
    text = t("button-admin-refund", stars=payment.stars, date=f"{payment.created_at:%d.%m.%Y}")
    return act_button(text, AdminAct.REFUND, user_id, mark_of(payment))


def refund_keyboard(t: Translator, user_id: UUID, mark: str) -> InlineKeyboardMarkup:
    """Surely?"""
    yes = act_button(t("button-admin-refund-surely"), AdminAct.REFUND_SURELY, user_id, mark)
    yes.style = BAD
    return _markup([[yes]], [[open_button(t("button-back"), AdminPage.PERSON, user_id)]])


def mark_of(payment: Payment) -> str:
    """Return what tells a payment from others; the vendor's own id is too long for a button."""
    return hashlib.sha256(payment.charge_id.encode()).hexdigest()[:12]


def jobs_keyboard(
    t: Translator, page: AdminPage, jobs: Sequence[UUID], first: int, part: int, *, more: bool
) -> InlineKeyboardMarkup:
    """A part of a list of jobs, by their numbers in it."""
    buttons = [
        open_button(str(number), AdminPage.JOB, id_) for number, id_ in enumerate(jobs, first)
    ]
    rows = [buttons[at : at + IN_A_ROW] for at in range(0, len(buttons), IN_A_ROW)]
    return _markup(rows, _parts(t, page, part, more=more), [_refresh(t, page)], _home(t))


def job_keyboard(
    t: Translator, job_id: UUID, user_id: UUID, acts: Sequence[AdminAct], back: AdminPage
) -> InlineKeyboardMarkup:
    """What can be done about a job."""
    buttons = [[act_button(t(f"button-admin-{act}"), act, job_id)] for act in acts]
    owner = open_button(t("button-admin-owner"), AdminPage.PERSON, user_id)
    fresh = open_button(t("button-admin-refresh"), AdminPage.JOB, job_id)
    return _markup(buttons, [[owner, fresh]], [[open_button(t("button-back"), back)]])


def processes_keyboard(t: Translator) -> InlineKeyboardMarkup:
    """Nothing but the way back."""
    return _markup([_refresh(t, AdminPage.PROCESSES)], _home(t))


def spend_keyboard(t: Translator, view: SpendView, days: int) -> InlineKeyboardMarkup:
    """Other views and other times."""
    views = [_spend(t(f"button-admin-by-{each}"), each, days, each is view) for each in SpendView]
    times = [
        _spend(t("button-admin-days", days=each), view, each, each == days) for each in PERIODS
    ]
    return _markup([views, times], _home(t))


def broadcasts_keyboard(
    t: Translator, broadcasts: Sequence[tuple[UUID, str]]
) -> InlineKeyboardMarkup:
    """A new broadcast, and those before."""
    write = act_button(t("button-admin-write"), AdminAct.WRITE)
    old = [[open_button(name, AdminPage.BROADCAST, id_)] for id_, name in broadcasts]
    return _markup([[write]], old, _home(t))


def draft_keyboard(
    t: Translator, broadcast_id: UUID, audience: Audience, reach: int
) -> InlineKeyboardMarkup:
    """Whom it goes to; yes or no."""
    whom = [
        act_button(
            _ticked(t(f"button-admin-to-{each}"), each is audience),
            AdminAct.AUDIENCE,
            broadcast_id,
            each,
        )
        for each in Audience
    ]
    send = act_button(t("button-admin-send", count=reach), AdminAct.SEND, broadcast_id, audience)
    send.style = GOOD
    drop = act_button(t("button-admin-drop"), AdminAct.END, broadcast_id)
    return _markup([whom], [[send]] if reach else [], [[drop]])


def broadcast_keyboard(t: Translator, broadcast_id: UUID, *, going: bool) -> InlineKeyboardMarkup:
    """One that was started."""
    end = act_button(t("button-admin-end"), AdminAct.END, broadcast_id)
    end.style = BAD
    back = open_button(t("button-back"), AdminPage.BROADCASTS)
    return _markup([[end]] if going else [], [[back]])


def open_button(text: str, page: AdminPage, id_: UUID | None = None, n: int = 0) -> Button:
    """A button that opens a page."""
    data = AdminCD(page=page, id=packed(id_) if id_ else None, n=n)
    return Button(text=text, callback_data=data.pack())


def act_button(text: str, act: AdminAct, id_: UUID | None = None, arg: str | None = None) -> Button:
    """A button that does something."""
    data = AdminActCD(act=act, id=packed(id_) if id_ else None, arg=arg)
    return Button(text=text, callback_data=data.pack())


def _spend(text: str, view: SpendView, days: int, chosen: bool) -> Button:
    data = AdminCD(page=AdminPage.SPEND, id=view, n=days)
    return Button(text=_ticked(text, chosen), callback_data=data.pack())


def _ticked(text: str, chosen: bool) -> str:
    return f"✅ {text}" if chosen else text


def _parts(t: Translator, page: AdminPage, part: int, *, more: bool) -> list[Row]:
    back = [open_button(t("button-admin-earlier"), page, n=part - 1)] if part else []
    on = [open_button(t("button-admin-later"), page, n=part + 1)] if more else []
    return [[*back, *on]] if back or on else []


def _refresh(t: Translator, page: AdminPage) -> Row:
    return [open_button(t("button-admin-refresh"), page)]


def _home(t: Translator) -> list[Row]:
    return [[open_button(t("button-back"), AdminPage.HOME)]]


def _markup(*groups: Sequence[Row]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[row for group in groups for row in group])
