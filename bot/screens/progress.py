"""The living message of a project."""

from bot.keyboards.project import stop_keyboard
from bot.screens.cut import cut
from bot.screens.screen import Screen
from core.domain.pipeline import Stage
from core.domain.records.project import ErrorNote, Project
from core.domain.titles import is_readable
from core.ports.chat import Download, ProgressView
from core.services.progress_estimate import ROAD_TO_REVIEW
from core.texts import Translator
from core.texts.spans import eta
from core.texts.units import bar, clock, megabytes

_NAME_LENGTH = 60


def project_name(t: Translator, project: Project) -> str:
    """Return what people know the video by, unescaped."""
    name = cut(project.source.name, _NAME_LENGTH)
    return name if is_readable(name) else t("video-name")


def title_line(t: Translator, project: Project) -> str:
    """Return the video's name and, once known, its length."""
    name = project_name(t, project)
    length_ms = project.duration_ms or project.source.duration_ms
    if length_ms is None:
        return t("status-title", name=name)
    return t("status-title-length", name=name, length=clock(length_ms))


def progress_lines(t: Translator, view: ProgressView) -> list[str]:
    """Return stage, bar, download, waiting time and price, a line each."""
    percent = int(view.fraction * 100)
    stage = view.stage or ROAD_TO_REVIEW[-1]
    step = ROAD_TO_REVIEW.index(stage) + 1 if stage in ROAD_TO_REVIEW else len(ROAD_TO_REVIEW)
    lines = [
        t("progress-step", step=step, steps=len(ROAD_TO_REVIEW), stage=stage_name(t, stage)),
        t("progress-bar", bar=bar(view.fraction), percent=percent),
    ]
    if view.download is not None:
        lines.append(_downloading(t, view.download))
    lines.extend(_waiting(t, view))
    if view.plan_minutes:
        lines.append(t("progress-plan", minutes=view.plan_minutes))
    return lines


def stage_name(t: Translator, stage: Stage) -> str:
    """Return a stage in words."""
    return t(f"stage-{stage.value.lower().replace('_', '-')}")


def progress_screen(t: Translator, project: Project, view: ProgressView) -> Screen:
    """Work in progress, with its stop button."""
    lines = [title_line(t, project), *progress_lines(t, view)]
    return Screen("\n".join(lines), stop_keyboard(t.plain, project.id))


def failed_screen(t: Translator, project: Project, error: ErrorNote) -> Screen:
    """What went wrong."""
    return Screen(f"{title_line(t, project)}\n{t('progress-failed', error=t.plain.error(error))}")


def cancelled_screen(t: Translator, project: Project) -> Screen:
    """The receipt of a stop."""
    return Screen(f"{title_line(t, project)}\n{t('progress-cancelled')}")


def found_screen(t: Translator, project: Project, count: int) -> Screen:
    """The way to the cards."""
    return Screen(f"{title_line(t, project)}\n{t('progress-found', count=count)}")


def _waiting(t: Translator, view: ProgressView) -> list[str]:
    usual = [t("progress-whole", eta=eta(t, view.whole_s))] if view.whole_s is not None else []
    if view.again_s is not None:
        return [t("progress-again", eta=eta(t, view.again_s))]
    if view.position:
        return [t("progress-queue", position=view.position), *usual]
    if view.eta_s is None:
        return usual or [t("progress-eta-unknown")]
    return [t("progress-eta", eta=eta(t, view.eta_s))]


def _downloading(t: Translator, download: Download) -> str:
    percent = int(download.fraction * 100)
    if not download.bytes_per_s:
        return t("progress-download", percent=percent)
    speed = megabytes(round(download.bytes_per_s))
    return t("progress-download-speed", percent=percent, speed=speed)
