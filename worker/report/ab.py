"""How a comparison of two arms looks: a table for people, values for programs."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from rich.table import Table

from core.services.compare_arms import ArmFigures, Comparison
from core.texts import Translator

NOTHING = "—"

Row = tuple[str, Callable[[ArmFigures], str]]


def as_table(comparison: Comparison, words: Translator) -> Table:
    """Return both arms side by side."""
    agreement = words("cli-report-agreement", share=_share(comparison.agreement))
    table = Table(
        title=words("cli-report-projects", count=comparison.projects),
        caption=f"{agreement}\n{words('cli-report-unseen')}",
        title_justify="left",
        caption_justify="left",
    )
    table.add_column("")
    for arm in ("main", "shadow"):
        table.add_column(words(f"cli-report-{arm}"), justify="right")
    for label, value in _rows(words):
        table.add_row(words(label), value(comparison.main), value(comparison.shadow))
    return table


def as_values(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as JSON takes it; money as text, so that it stays exact."""
    arms = {
        name: {**asdict(arm), "cost_usd": str(arm.cost_usd), "approval": arm.approval}
        for name, arm in (("main", comparison.main), ("shadow", comparison.shadow))
    }
    return {"projects": comparison.projects, "agreement": comparison.agreement, **arms}


def _rows(words: Translator) -> tuple[Row, ...]:
    def approval(arm: ArmFigures) -> str:
        if arm.approval is None:
            return NOTHING
        counted = words("cli-report-of", part=arm.approved, whole=arm.decided)
        return f"{_share(arm.approval)} ({counted})"

    return (
        ("cli-report-provider", lambda arm: arm.provider),
        ("cli-report-prompt", lambda arm: arm.prompt_version),
        ("cli-report-suggestions", lambda arm: str(arm.suggestions)),
        ("cli-report-approval", approval),
        ("cli-report-calls", lambda arm: str(arm.calls)),
        ("cli-report-tokens", lambda arm: str(arm.tokens)),
        ("cli-report-cost", lambda arm: f"{arm.cost_usd:.4f}"),
        (
            "cli-report-seconds",
            lambda arm: NOTHING if arm.seconds is None else f"{arm.seconds:.1f}",
        ),
        ("cli-report-failures", lambda arm: str(arm.failures)),
    )


def _share(part: float | None) -> str:
    return NOTHING if part is None else f"{part:.0%}"
