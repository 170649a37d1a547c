"""Expenses."""

from decimal import Decimal

from bot.keyboards.admin import SpendView, spend_keyboard
from bot.screens.screen import Screen
from core.domain.pipeline import Stage
from core.media.charts.chart import Chart
from core.services.admin.spend import SpendReport
from core.texts import Translator
from core.texts.units import dollars

_MOST_NAMED = 6


def spend_screen(t: Translator, report: SpendReport, view: SpendView, days: int) -> Screen:
    """The caption of a chart."""
    keyboard = spend_keyboard(t.plain, view, days)
    if not report.rows:
        return Screen(t("admin-spend-none", days=days), keyboard)
    lines = [t("admin-spend", days=days, usd=dollars(report.total), calls=report.calls)]
    sums = _by_stage(t, report) if view is SpendView.STAGES else report.by(lambda row: row.engine)
    if view is not SpendView.DAYS:
        lines += [
            t("admin-spend-line", name=name, usd=dollars(usd))
            for name, usd in list(sums.items())[:_MOST_NAMED]
        ]
    return Screen("\n".join(lines), keyboard)


def spend_chart(t: Translator, report: SpendReport, view: SpendView, days: int) -> Chart:
    """What the picture shows: the days by engine, or sums of stages or engines."""
    title = t(f"admin-chart-{view}", days=days, usd=dollars(report.total))
    if view is SpendView.DAYS:
        money = report.by(lambda row: (row.engine, row.day))
        engines = report.by(lambda row: row.engine)
        series = {
            engine: [float(money.get((engine, day), 0)) for day in report.days]
            for engine in engines
        }
        return Chart(title, [f"{day:%d.%m}" for day in report.days], series)
    sums = _by_stage(t, report) if view is SpendView.STAGES else report.by(lambda row: row.engine)
    values = [float(usd) for usd in sums.values()]
    return Chart(title, list(sums), {"": values}, lying=True)


def _by_stage(t: Translator, report: SpendReport) -> dict[str, Decimal]:
    sums = report.by(lambda row: row.stage)
    return {_stage(t, stage): usd for stage, usd in sums.items()}


def _stage(t: Translator, stage: Stage) -> str:
    return t(f"stage-{stage.lower().replace('_', '-')}")
