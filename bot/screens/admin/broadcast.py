"""A message to everybody, and how it goes."""

from collections.abc import Sequence

from bot.keyboards.admin import broadcast_keyboard, broadcasts_keyboard, draft_keyboard
from bot.screens.screen import Screen
from core.domain.records.broadcast import BroadcastStatus, TargetState
from core.domain.records.project import ErrorNote
from core.services.admin.broadcast import BroadcastReport
from core.texts import Translator
from core.texts.units import bar

_PROBLEMS = (TargetState.BLOCKED, TargetState.FAILED, TargetState.UNSURE)


def broadcast_screen(t: Translator, report: BroadcastReport) -> Screen:
    """A draft, one under way, or what came of it."""
    broadcast = report.broadcast
    if broadcast.status is BroadcastStatus.DRAFT:
        keyboard = draft_keyboard(t.plain, broadcast.id, broadcast.audience, report.reach)
        return Screen(t("broadcast-draft", count=report.reach), keyboard)
    going = broadcast.status is BroadcastStatus.RUNNING
    keyboard = broadcast_keyboard(t.plain, broadcast.id, going=going)
    if broadcast.started_at is None:
        return Screen(t("broadcast-dropped"), keyboard)
    lines = [t(f"broadcast-{broadcast.status}")]
    if going:
        done = 1 - report.left / report.total if report.total else 1.0
        lines.append(t("progress-bar", bar=bar(done), percent=int(done * 100)))
    if broadcast.error is not None:
        lines.append(f"⚠️ {t.error(ErrorNote(broadcast.error))}")
    if broadcast.resume_at is not None:
        lines.append(t("broadcast-paused", time=f"{broadcast.resume_at:%H:%M:%S}"))
    lines += ["", *_figures(t, report)]
    return Screen("\n".join(lines), keyboard)


def broadcasts_screen(t: Translator, reports: Sequence[BroadcastReport]) -> Screen:
    """Those that were started, newest first."""
    named = [(report.broadcast.id, _name(t.plain, report)) for report in reports]
    keyboard = broadcasts_keyboard(t.plain, named)
    return Screen(t("broadcasts" if reports else "broadcasts-none"), keyboard)


def _figures(t: Translator, report: BroadcastReport) -> list[str]:
    lines = [t("broadcast-sent", count=report.counts[TargetState.SENT], total=report.total)]
    lines += [
        t(f"broadcast-{state}-count", count=report.counts[state])
        for state in _PROBLEMS
        if report.counts[state]
    ]
    if report.left:
        lines.append(t("broadcast-left-count", count=report.left))
    return lines


def _name(t: Translator, report: BroadcastReport) -> str:
    started = report.broadcast.started_at or report.broadcast.created_at
    mark = {BroadcastStatus.RUNNING: "📢", BroadcastStatus.DONE: "✅"}
    return t(
        "button-broadcast",
        mark=mark.get(report.broadcast.status, "🛑"),
        date=f"{started:%d.%m %H:%M}",
        sent=report.counts[TargetState.SENT],
        total=report.total,
    )
