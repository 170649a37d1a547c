"""People, and one of them."""

from collections.abc import Sequence
from datetime import timedelta

from bot.keyboards.admin import found_keyboard, people_keyboard, person_keyboard, refund_button
from bot.screens.admin.ages import age, stretch
from bot.screens.cut import cut
from bot.screens.screen import Screen
from core.domain.figures import PeopleFigures
from core.domain.records.people import User
from core.services.admin.people import PersonReport
from core.texts import Translator
from core.texts.units import dollars

_NAME = 40
_MOST_REFUNDS = 3


def people_screen(
    t: Translator, figures: PeopleFigures, people: Sequence[User], part: int, *, more: bool
) -> Screen:
    """How many there are, and the newest ones."""
    lines = [
        t("admin-people", total=figures.total),
        "",
        t(
            "admin-people-new",
            day=figures.new_1d,
            week=figures.new_7d,
            month=figures.new_30d,
        ),
        t(
            "admin-people-active",
            day=figures.active_1d,
            week=figures.active_7d,
            month=figures.active_30d,
        ),
        t("admin-people-banned", count=figures.banned),
        "",
        t("admin-people-newest"),
    ]
    named = [(user.id, called(user)) for user in people]
    return Screen("\n".join(lines), people_keyboard(t.plain, named, part, more=more))


def found_screen(t: Translator, text: str, people: Sequence[User]) -> Screen:
    """What a search came to."""
    named = [(user.id, called(user)) for user in people]
    asked = cut(text, _NAME)
    key = "admin-found" if people else "admin-found-none"
    return Screen(t(key, text=asked), found_keyboard(t.plain, named))


def person_screen(
    t: Translator,
    report: PersonReport,
    *,
    bannable: bool,
) -> Screen:
    """All about one person."""
    user, figures = report.user, report.figures
    lines = [
        t("admin-person", name=called(user)),
        t(
            "admin-person-facts",
            id=str(user.telegram_id),
            language=user.language,
            since=f"{user.created_at:%d.%m.%Y}",
        ),
        *_standing(t, report),
        "",
        t("admin-person-plan", plan=user.plan)
        if user.plan_until is None
        else t("admin-person-plan-until", plan=user.plan, until=f"{user.plan_until:%d.%m.%Y}"),
        t(
            "admin-person-usage",
            projects=figures.projects,
            failed=figures.failed,
            shorts=figures.shorts,
        ),
        t("admin-person-video", time=stretch(t, timedelta(milliseconds=figures.video_ms))),
        t("admin-person-spent", usd=dollars(figures.spent_usd)),
    ]
    if report.month:
        minutes = sum(usage.minutes for usage in report.month)
        lines.append(t("admin-person-month", count=len(report.month), minutes=minutes))
    if figures.last_at is not None:
        lines.append(t("admin-person-last", age=age(t, figures.last_at, report.at)))
    kept = [payment for payment in report.payments if payment.refunded_at is None]
    if report.payments:
        count, stars = len(report.payments), sum(payment.stars for payment in kept)
        back = count - len(kept)
        lines.append(t("admin-person-payments", count=count, stars=stars, refunded=back))
    refunds = [[refund_button(t.plain, user.id, payment)] for payment in kept[:_MOST_REFUNDS]]
    keyboard = person_keyboard(
        t.plain, user.id, banned=user.banned, bannable=bannable, more=refunds
    )
    return Screen("\n".join(lines), keyboard)


def called(user: User) -> str:
    """Return what somebody is called: `🚫 Мария · @maria`."""
    name = cut(user.name, _NAME) or str(user.telegram_id)
    handle = f" · @{user.username}" if user.username else ""
    return f"{'🚫 ' if user.banned else ''}{name}{handle}"


def _standing(t: Translator, report: PersonReport) -> list[str]:
    lines = [t("admin-person-banned")] if report.user.banned else []
    if report.chat is not None and not report.chat.active:
        lines.append(t("admin-person-left"))
    return lines
