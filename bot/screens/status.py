"""The answer to /status."""

from collections.abc import Sequence

from bot.screens.progress import progress_lines, title_line
from bot.screens.screen import Screen
from core.domain.records.clip import ClipStatus
from core.domain.records.project import ErrorNote, ProjectStatus
from core.services.project_status import ProjectReport
from core.texts import Translator


def status_screen(t: Translator, reports: Sequence[ProjectReport]) -> Screen:
    """One paragraph per project."""
    if not reports:
        return Screen(t("status-empty"))
    paragraphs = [t("status-head"), *(_paragraph(t, report) for report in reports)]
    return Screen("\n\n".join(paragraphs))


def _paragraph(t: Translator, report: ProjectReport) -> str:
    return "\n".join([title_line(t, report.project), *_state(t, report)])


def _state(t: Translator, report: ProjectReport) -> list[str]:
    project, clips = report.project, report.clips
    if report.progress is not None:
        return progress_lines(t, report.progress)
    if project.status is ProjectStatus.FAILED:
        note = project.error or ErrorNote("error-internal")
        return [t("status-failed", error=t.plain.error(note))]
    if project.status is ProjectStatus.CANCELLED:
        return [t("status-cancelled")]
    exported = clips.get(ClipStatus.EXPORTED, 0)
    if project.status is ProjectStatus.DONE:
        return [t("status-done", exported=exported)]
    lines = [
        t(
            "status-review",
            pending=clips.get(ClipStatus.PENDING, 0),
            rendering=report.rendering,
            exported=exported,
            rejected=clips.get(ClipStatus.REJECTED, 0),
        )
    ]
    return [*lines, t("status-clips-failed", failed=report.failed)] if report.failed else lines
